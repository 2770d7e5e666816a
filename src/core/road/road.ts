import type { Look } from '../page/reading.ts';
import type { RoadName } from '../page/road-name.ts';

/** One address of a Page, and by which road it is asked. */
export interface Way {
  readonly road: RoadName;
  /** `www.facebook.com`. */
  readonly host: string;
  /** What follows the Page's own path: `''`, `/about`. */
  readonly route: string;
}

/** What one request by one way gave, and what it cost. */
export interface RoadAnswer {
  readonly way: Way;
  readonly look: Look;
  /** When the document was answered, or the obstacle met: milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** Whether that instant can be trusted. */
  readonly clockAgrees: boolean;
  /** The HTTP status; 0 where there was no answer, or one that was not to be seen. */
  readonly status: number;
  /** Bytes of the answer that were read, unpacked. */
  readonly bytes: number;
  /** From the request to the end of reading, milliseconds. */
  readonly tookMs: number;
}
