import { isMeasuring } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { lengthLabel } from './length-label.ts';

/** A pace is called stretched beyond this part of the one that is wanted: no two looks are equally far apart. */
const STRETCHED = 1.25;
const MEGABYTE = 1e6;

/** Looks are more frequent for a while. */
export const isCloseUp = ({ measuring }: PageView, nowMs: number): boolean =>
  measuring?.closeUp !== undefined && measuring.closeUp.untilMs > nowMs;

/**
 * How a Page is measured, a line each: close-up and how long it lasts, the real pace where it is stretched, the cost.
 * @param isBrief only what is out of the ordinary, for a row among others.
 */
export function measuringLines(view: PageView, nowMs: number, text: Text, isBrief = false): Phrase[] {
  const { measuring, watch, intervalMs } = view;
  if (!measuring || !isMeasuring(view)) return [];
  const { closeUp, wantedMs, isTabless, bytesPerDay } = measuring;
  const pace = lengthLabel(intervalMs, text);
  const lines: Phrase[] = [];
  if (closeUp && isCloseUp(view, nowMs))
    lines.push(
      text.say('close_up_left', {
        pace: lengthLabel(closeUp.everyMs, text),
        left: lengthLabel(closeUp.untilMs - nowMs, text),
      }),
    );
  else if (watch.kind === 'measuring' && intervalMs > STRETCHED * wantedMs)
    lines.push(text.say('pace_stretched', { pace, wanted: lengthLabel(wantedMs, text) }));
  const mb = megabytes(bytesPerDay, text);
  if (!isBrief) lines.push(text.say(isTabless ? 'cost_tabless' : 'cost_day', { mb }));
  else if (isTabless) lines.push(text.say('tabless'));
  return lines;
}

/** What measuring of all these takes together; nothing where none is measured. */
export function costOfAll(views: readonly PageView[], text: Text): Phrase | undefined {
  const bytes = views
    .filter(isMeasuring)
    .reduce((sum, { measuring }) => sum + (measuring?.bytesPerDay ?? 0), 0);
  return bytes > 0 ? text.say('cost_all', { mb: megabytes(bytes, text) }) : undefined;
}

const megabytes = (bytes: number, text: Text): string => text.format.whole(Math.max(1, bytes / MEGABYTE));

/** The question whether a Page that no tab has shown for long is to be measured further; nothing before it is due. */
export function goOnQuestion(view: PageView, nowMs: number, text: Text): Phrase | undefined {
  const { measuring } = view;
  if (!measuring?.isTabless || !isMeasuring(view) || nowMs < measuring.attendance.asksMs) return undefined;
  return text.say('ask_go_on', { when: text.format.instant(measuring.attendance.pausesMs) });
}
