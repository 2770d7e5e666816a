import type { ObstacleKind } from '../core/page/obstacle.ts';
import type { Look } from '../core/page/reading.ts';
import type { HeadReader } from './read-head.ts';

/** How the reading of an answer ended, and what was seen of it. */
export interface AnswerEnd {
  readonly end: 'enough' | 'over' | ObstacleKind;
  /** The HTTP status; 0 where there was no answer, or one that was not to be seen. */
  readonly status: number;
  /** Bytes that were read, unpacked. */
  readonly bytes: number;
}

/** An answer that is read piece by piece. */
export interface AnswerReader {
  /** Takes the next piece. @returns whether the matter is settled. */
  readonly take: (text: string) => boolean;
  /** The look, once reading has ended. */
  readonly look: (ended: AnswerEnd) => Look;
}

/** Reads an answer by a head reader; one that did not come or came with an error status is an obstacle. */
export function startAnswerReader(head: HeadReader): AnswerReader {
  let settled: Look | undefined;
  return {
    take(text) {
      settled ??= head.push(text);
      return settled !== undefined;
    },
    look({ end, status, bytes }) {
      if (end !== 'enough' && end !== 'over')
        return obstacle(end, `${end} after ${bytes} bytes, HTTP status ${status}`);
      const look = settled ?? head.end();
      const isError = status < 200 || status >= 300;
      // An error status is an obstacle whatever the document says; the document may know which one.
      return isError && look.kind === 'readings' ? obstacle('error-page', `HTTP ${status}`) : look;
    },
  };
}

const obstacle = (kind: ObstacleKind, detail: string): Look => ({
  kind: 'obstacle',
  obstacle: { kind, detail },
  language: '',
});
