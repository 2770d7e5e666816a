import type { Obstacle } from '../../core/page/obstacle.ts';
import { conditionOf } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import { underscored } from '../text/message-key.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';

/** What Ebb is doing about a Page, for a dot's colour and a line of text. */
export interface StateLabel {
  readonly tone: 'idle' | 'live' | 'waiting' | 'stopped';
  readonly state: Phrase;
  /** What the person can do about it; empty when there is nothing to do. */
  readonly advice: Phrase;
}

export function stateLabel(view: PageView, nowMs: number, text: Text): StateLabel {
  const { watch, intervalMs } = view;
  switch (watch.kind) {
    case 'not-measuring':
      return { tone: 'idle', state: text.say('state_not_measuring'), advice: [] };
    case 'measuring': {
      return conditionOf(view, nowMs) === 'late'
        ? { tone: 'waiting', state: text.say('state_late'), advice: [] }
        : { tone: 'live', state: everyLabel(intervalMs, text), advice: [] };
    }
    case 'obstructed': {
      const reason = obstacleLabel(watch.obstacle, text);
      const waitSeconds = (watch.nextReadMs - nowMs) / 1000;
      const state =
        waitSeconds < 60
          ? text.say('state_trying', { reason })
          : text.say('state_next_try', { reason, when: [text.format.relative(waitSeconds)] });
      // It is tried again by itself: who is told to wait is not told to press *Measure* too.
      return { tone: 'waiting', state, advice: [] };
    }
    case 'paused': {
      const reason = obstacleLabel(watch.obstacle, text);
      return {
        tone: 'stopped',
        state: text.say('state_paused', { reason }),
        advice: adviceLabel(watch.obstacle, text),
      };
    }
  }
}

/** Why there is no reading. */
export const obstacleLabel = ({ kind }: Obstacle, text: Text): Phrase =>
  text.say(`obstacle_${underscored(kind)}`);

/** What the person can do about it. */
export const adviceLabel = ({ kind }: Obstacle, text: Text): Phrase => text.say(`todo_${underscored(kind)}`);

function everyLabel(intervalMs: number, text: Text): Phrase {
  const seconds = Math.round(intervalMs / 1000);
  return seconds % 60 === 0
    ? text.sayCounted('state_every_minutes', seconds / 60)
    : text.sayCounted('state_every_seconds', seconds);
}
