import { type ObserverRate, OWN, type Panel, panel } from '../../core/pool/panel.ts';
import { FRESH_MS, isFresh } from '../../core/rate/fresh.ts';
import type { Rate, RateEstimate } from '../../core/rate/rate.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { SharedHistory } from './use-pooled.ts';

/** One observer's rate now, and where it may be muted. */
export interface ComparedRate extends ObserverRate {
  /** The pool it is in; none for one's own. */
  readonly pool?: string;
}

/** Observers of one Page compared as they stand now. */
export interface Compared {
  readonly panel: Panel;
  readonly rates: readonly ComparedRate[];
}

/**
 * Compares one's own rate with those that others' samples give by themselves; whose last one no longer speaks of now
 * is left out.
 * @param own nothing where one has not looked oneself.
 * @returns nothing where nobody else looks.
 */
export function comparedNow(
  own: RateEstimate | undefined,
  others: readonly Pick<SharedHistory, 'observer' | 'pool' | 'rates'>[],
  nowMs: number,
): Compared | undefined {
  const theirs = others.flatMap(({ observer, pool, rates }): ComparedRate[] => {
    const last = rates.atMs.length - 1;
    if (last < 0 || nowMs - (rates.atMs[last] ?? 0) > FRESH_MS) return [];
    const [perMinute = 0, low = 0, high = 0] = [rates.perMinute[last], rates.low[last], rates.high[last]];
    return [{ observer, pool, perMinute, low, high }];
  });
  if (theirs.length === 0) return undefined;
  const mine = own && isFresh(own, nowMs) ? [{ observer: OWN, ...figuresOf(own) } as const] : [];
  const rates = [...mine, ...theirs];
  return { panel: panel(rates), rates };
}

const figuresOf = ({ perMinute, low, high }: Pick<ObserverRate, 'perMinute' | 'low' | 'high'>) => ({
  perMinute,
  low,
  high,
});

/** The median of a panel as the figures of a rate. */
export const medianOf = ({
  perMinute,
  low,
  high,
}: Extract<Panel, { kind: 'panel' }>): Pick<
  Rate,
  'perMinute' | 'perSecond' | 'low' | 'high' | 'significant'
> => ({
  perMinute,
  perSecond: perMinute / 60,
  low,
  high,
  significant: low > 0 || high < 0,
});

/** How many observers there are, and who of them disagrees. */
export type PanelVerdict =
  | Pick<Extract<Panel, { kind: 'too-few' }>, 'kind' | 'observers'>
  | Pick<Extract<Panel, { kind: 'panel' }>, 'kind' | 'observers' | 'disagreeing'>;

/** "4 observers, 1 disagrees"; of fewer than three, that nothing can be told. */
export function verdictLabel(panel: PanelVerdict, text: Text): Phrase {
  const observers = text.sayCounted('pool_observers', panel.observers);
  if (panel.kind === 'too-few') return text.say('pool_too_few', { observers });
  const { length } = panel.disagreeing;
  return length === 0
    ? text.say('pool_all_agree', { observers })
    : text.sayCounted('pool_disagree', length, { observers });
}
