import type { Count } from '../count/count.ts';
import type { Rate } from '../rate/rate.ts';
import { type LevelMove, movedAtOnce } from '../series/level-move.ts';
import { milestoneAbove } from './milestone-above.ts';

/** What a person may be told of while no view is open. */
export type AlertKind =
  /** The loss is surely above the person's level. */
  | 'loss'
  /** The loss is surely below half of what it was at its height. */
  | 'fading'
  /** Gains far above what the Page was doing have set in. */
  | 'burst'
  /** The count is surely below the next round number, and not by what moved at once. */
  | 'milestone';

export const ALERT_KINDS: readonly AlertKind[] = ['loss', 'fading', 'burst', 'milestone'];

/** What has been judged of one series so far. Plain, to be kept. */
export interface AlertState {
  /** The newest sample that was judged; milliseconds since 1970 UTC. */
  readonly judgedMs: number;
  /** What has been entered and not left since. */
  readonly active: readonly AlertKind[];
  /** When each was told last. */
  readonly toldMs: Readonly<Partial<Record<AlertKind, number>>>;
  /** The largest sure loss a minute of late, and when. */
  readonly heightPerMinute: number;
  readonly heightMs: number;
  /** The lowest round number that the count has been surely below. */
  readonly milestone?: number;
}

/** The news of one series. */
export interface AlertNews {
  readonly rate: Rate;
  readonly count: Count;
  /** Moves of the level at once, of any time: what they alone cross is nothing that people did. */
  readonly moves?: readonly LevelMove[];
  /** Whether a burst of gains is going on, as far as the filter has said. */
  readonly isBurst: boolean;
}

export interface AlertRules {
  readonly kinds: readonly AlertKind[];
  /** Losses a minute above which the person wants to know; more than zero. */
  readonly lossPerMinute: number;
  /** Nothing is told now; what sets in is told afterwards, if it still holds then. */
  readonly isQuiet?: boolean;
}

export interface Judgement {
  readonly state: AlertState;
  /** What is to be told now. */
  readonly told: readonly AlertKind[];
}

/**
 * Told again at the earliest after this time, however often it is left and entered. A milestone comes but once
 * and needs none.
 */
const COOLDOWN_MS = 30 * 60_000;
/** A loss is left when it is surely below this part of the level. */
const LEAVE_PART = 0.8;
/** Fading below this part of the height, and no longer fading above that. */
const FADED_PART = 0.5;
const REVIVED_PART = 0.75;
/** The height of longer ago is another day's. */
const HEIGHT_KEPT_MS = 6 * 60 * 60_000;

/** Before the first judgement; an instant of 0 means never. */
export const startAlerts = (): AlertState => ({
  judgedMs: 0,
  active: [],
  toldMs: {},
  heightPerMinute: 0,
  heightMs: 0,
});

/**
 * Judges the news of a series. Everything is judged by the interval's bound: what is told is so at the end of
 * the interval that speaks against it. Entering and leaving have levels of their own, so that a figure on the
 * edge does not ring all day; without news nothing is entered and nothing left.
 * @param state of the same series; the one given stays as it was.
 * @returns the same state and nothing to tell for a sample that was judged before.
 */
export function judgeAlerts(state: AlertState, news: AlertNews, rules: AlertRules): Judgement {
  const { rate } = news;
  if (rate.atMs <= state.judgedMs) return { state, told: [] };
  const height = heightAfter(state, rate);
  const milestone = milestoneAbove(news.count);
  const moved = movedAtOnce(news.moves ?? [], state.judgedMs);
  const byPeople = milestoneAbove({ ...news.count, value: news.count.value - moved });
  const wasActive = (kind: AlertKind): boolean => state.active.includes(kind);
  const isActive: Readonly<Record<AlertKind, boolean>> = {
    loss: surely(wasActive('loss'), rate, rules.lossPerMinute, LEAVE_PART * rules.lossPerMinute),
    fading: isFading(wasActive('fading'), rate, rules.lossPerMinute, height.heightPerMinute),
    burst: news.isBurst,
    milestone: state.milestone !== undefined && Math.max(milestone, byPeople) < state.milestone,
  };
  const active = ALERT_KINDS.filter((kind) => isActive[kind]);
  // A milestone is an instant: it is left as soon as it is told.
  const entered = active.filter((kind) => kind === 'milestone' || !wasActive(kind));
  const due = entered.filter(
    (kind) =>
      rules.kinds.includes(kind) &&
      (kind === 'milestone' || rate.atMs - (state.toldMs[kind] ?? 0) >= COOLDOWN_MS),
  );
  const told: readonly AlertKind[] = rules.isQuiet ? [] : due;
  const kept: readonly AlertKind[] = rules.isQuiet ? due : [];
  const next: AlertState = {
    judgedMs: rate.atMs,
    active: active.filter((kind) => kind !== 'milestone' && !kept.includes(kind)),
    toldMs: { ...state.toldMs, ...Object.fromEntries(told.map((kind) => [kind, rate.atMs])) },
    ...height,
    milestone:
      state.milestone !== undefined && kept.includes('milestone')
        ? state.milestone
        : Math.min(milestone, state.milestone ?? milestone),
  };
  return { state: next, told };
}

/** The least and the most that is lost a minute, as far as the interval tells; negative is a gain. */
const leastLoss = (rate: Rate): number => -rate.high;
const mostLoss = (rate: Rate): number => -rate.low;

/** Enters above one level for sure, leaves below the other for sure, and between the two stays as it was. */
function surely(was: boolean, rate: Rate, enter: number, leave: number): boolean {
  if (was) return mostLoss(rate) >= leave;
  return rate.significant && leastLoss(rate) > enter;
}

function isFading(was: boolean, rate: Rate, level: number, height: number): boolean {
  if (was) return leastLoss(rate) <= REVIVED_PART * height;
  return height > level && mostLoss(rate) < FADED_PART * height;
}

function heightAfter(state: AlertState, rate: Rate): Pick<AlertState, 'heightPerMinute' | 'heightMs'> {
  const isOld = rate.atMs - state.heightMs > HEIGHT_KEPT_MS;
  const loss = rate.significant ? Math.max(leastLoss(rate), 0) : 0;
  return isOld || loss >= state.heightPerMinute
    ? { heightPerMinute: loss, heightMs: rate.atMs }
    : { heightPerMinute: state.heightPerMinute, heightMs: state.heightMs };
}
