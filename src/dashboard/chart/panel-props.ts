import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { PageId } from '../../core/page/page-identity.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { ChartMark } from './chart-marks.ts';
import type { PlotCurve } from './plot.ts';
import type { Point } from './readout.tsx';
import type { ReadOut } from './say-figures.ts';
import type { Span, TimeRange } from './time-range.ts';

/** One picture of an instrument: lines of one unit over the time that all its panels share. */
export interface PanelProps {
  /** What its figures are, with the unit; said above it and in the table. */
  readonly title: Phrase;
  readonly curves: readonly PlotCurve[];
  /** Pixels, at the usual size of text. */
  readonly height: number;
  /** A figure with its unit, for the table: the lines of a curve at an instant. */
  readonly sayFigure: (lines: readonly number[]) => Phrase;
  /** The same in few words for the readout: signed, with its unit or its start. */
  readonly readOut: (lines: readonly number[]) => ReadOut;
  /** A figure of the axis. */
  readonly axisFigure: (value: number, span: number) => string;
  /** What is read out while no pointer is over the picture; nothing where it is not known. */
  readonly now: readonly number[] | undefined;
  /** What stands at the end of a line. */
  readonly endLabel: (curve: PlotCurve, value: number) => string | undefined;
}

export interface InstrumentProps {
  /** What it is, for who does not see it; shown where it has no readout. */
  readonly title: Phrase;
  readonly hasVisibleTitle?: boolean;
  readonly panels: readonly PanelProps[];
  readonly marks: readonly ChartMark[];
  /** The Page whose evidence its marks lead to; of a campaign none. */
  readonly pageId?: PageId;
  /** From the first sample to the present. */
  readonly whole: Span;
  readonly range: Signal<TimeRange>;
  /** What it draws is being read. */
  readonly isBusy?: boolean;
  /** The instant read out, where others mark one too. */
  readonly point?: Signal<Point | undefined>;
  readonly text: Text;
  readonly children?: ComponentChildren;
}
