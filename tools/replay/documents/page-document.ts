import type { StagePage } from '../stage-page.ts';
import type { Route } from './route.ts';

/** Everything a document is made from. */
export interface PageDocument {
  readonly page: StagePage;
  /** Which of its documents. */
  readonly route: Route;
  /** `https://www.facebook.com`: under which host it links to itself. */
  readonly origin: string;
  /** As the source shows them at this instant. */
  readonly likes: number;
  readonly followers: number;
  /** What a script must carry to be run under the document's policy. */
  readonly nonce: string;
  readonly theme: 'light' | 'dark';
  /** Whether it says how many like and follow the Page. */
  readonly showsCounters: boolean;
  /** Whether it is as long as a real one; a short one says the same. */
  readonly isLong: boolean;
  /** The other Pages of the replay, whose counters stand in the same document. */
  readonly others: readonly {
    readonly page: StagePage;
    readonly likes: number;
    readonly followers: number;
  }[];
}

/** A document as it is sent: the head with everything that identifies it, then the long rest. */
export interface DocumentParts {
  readonly head: string;
  /** Made only when somebody still wants it: a re-read has often gone by then. */
  readonly rest: () => string;
}
