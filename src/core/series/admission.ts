/** Why a reading did not become a sample. Counted, and shown in diagnostics. */
export type RefusalReason =
  /** The same look reported again. */
  | 'repeated'
  /** A sample of the same moment is there already, from another tab. */
  | 'too-soon'
  /** The count that was just read, shown in coarser steps. */
  | 'coarser'
  /** Older than the newest sample of its series. */
  | 'older-than-last'
  /** Its instant lies in the future of the background's clock. */
  | 'from-the-future'
  /** Wall clock and monotonic clock disagree: the instant cannot be trusted. */
  | 'clock-jumped'
  /** Sent by a content script of another version of the extension. */
  | 'other-version'
  /** The document is not the Page that was asked for. */
  | 'another-page'
  /** Far from the series: kept aside until the next reading confirms or refutes it. */
  | 'quarantined';

export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };
