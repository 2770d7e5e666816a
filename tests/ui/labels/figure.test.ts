import { describe, expect, it } from 'vitest';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { LANGUAGES } from '../../../src/settings/language.ts';
import { pageFigure } from '../../../src/ui/labels/figure.ts';
import type { Phrase } from '../../../src/ui/text/phrase.ts';
import { DEMO_VIEWS, DEMO_NOW_MS as NOW, obstacle, seriesOf, viewOf } from '../../demo/page-views.ts';
import { localeText, readable } from '../locale-text.ts';

const HOUR = 3_600_000;
const en = localeText('en');
const say = (phrase: Phrase, text = en): string => readable(text.plain(phrase));
const figure = (view: PageView, text = en) => pageFigure(view, NOW, text);

/** What a reader of the screen hears in each state. */
const SENTENCES: Readonly<Record<keyof typeof DEMO_VIEWS, string>> = {
  live: '140 likes lost a minute, between 117 and 163 (2.3 a second)',
  first: 'First figure in about 2 min',
  early: 'Too early to tell the change in likes: between 187 lost and 7 gained a minute so far',
  jump: '60,000 likes fewer at once: the next look tells whether it goes on',
  idle: 'Press Measure to see the rate',
  gap: '132 likes lost a minute, between 117 and 147 (2.2 a second)',
  gain: '12 followers gained a minute, between 5 and 19 (0.20 a second)',
  unclear: 'No clear change in likes: between 12 lost and 6 gained a minute',
  perhaps: 'Perhaps 132 likes lost a minute, between 117 and 147 (2.2 a second)',
  rounded: '118 likes lost a minute, between 58 and 178 (2.0 a second)',
  still: 'Facebook rounds this counter to steps of 100,000, and it has not moved yet',
  stale: '3 hr ago: 140 likes lost a minute, between 117 and 163 (2.3 a second)',
  late: '140 likes lost a minute, between 117 and 163 (2.3 a second)',
  obstructed:
    'Facebook answered with an error page. It tries again at 20:32 by itself. Last figure: 140 lost a minute, just now',
  blocked:
    'Facebook is refusing further readings for now. Nothing to do: Ebb leaves the Page alone for a while, then goes on by itself. A longer interval helps. Last figure: 140 lost a minute, 25 min ago',
  both: '0.62 likes lost a minute, between 0.31 and 0.93 (0.010 a second)',
};

describe('the words of a figure', () => {
  it.each(Object.entries(SENTENCES))('for a reader of the screen, %s', (state, sentence) => {
    expect(say(figure(DEMO_VIEWS[state as keyof typeof DEMO_VIEWS]).sentence)).toBe(sentence);
  });

  it.each(LANGUAGES)('leave no place unfilled in any state, in %s', (language) => {
    const text = localeText(language);
    for (const view of Object.values(DEMO_VIEWS)) {
      const words = JSON.stringify(figure(view, text));
      expect(words).not.toMatch(/\{\w+\}|undefined|NaN|[٠-٩]/);
    }
  });
});

describe('a figure', () => {
  it('is a claim in its colour, with its unit, its interval and its course', () => {
    const live = figure(DEMO_VIEWS.live);
    if (live.kind !== 'rate') throw new Error('no claim');
    expect([live.tone, live.isSure, live.value.isolated, live.interval.isolated]).toEqual([
      'loss',
      true,
      '140',
      '117–163',
    ]);
    expect([live.unit, live.course, live.second].map((one) => say(one))).toEqual([
      'likes lost a minute',
      'steady for 1 h',
      '2.3 a second',
    ]);
    expect(figure(DEMO_VIEWS.gain)).toMatchObject({ kind: 'rate', tone: 'gain' });
  });

  it('is open while the interval has not held over a second sample', () => {
    const open = figure(DEMO_VIEWS.perhaps);
    if (open.kind !== 'rate') throw new Error('no claim');
    expect(open.isSure).toBe(false);
    expect(say(open.course)).toBe('perhaps');
  });

  it('is no claim where the interval holds zero', () => {
    const unclear = figure(DEMO_VIEWS.unclear);
    if (unclear.kind !== 'unclear') throw new Error('a claim');
    expect(say(unclear.say)).toBe('No clear change');
    expect(say(unclear.vague)).toBe('between 12 lost and 6 gained a minute');
  });

  it('is open, without a claim, where it is too early', () => {
    const early = figure(DEMO_VIEWS.early);
    if (early.kind !== 'unclear') throw new Error('a claim');
    expect(early.isEarly).toBe(true);
    expect(say(early.vague)).toBe('a figure follows when readings agree');
  });

  it('says a jump, that the next look tells, and the figure before it', () => {
    const jump = figure(DEMO_VIEWS.jump);
    if (jump.kind !== 'said') throw new Error('no words');
    expect([jump.say, ...jump.more].map((one) => say(one))).toEqual([
      '60,000 likes fewer at once',
      'The next look tells whether it goes on',
      'Figure before it: 132 lost a minute',
    ]);
  });

  it('says when a jump was, once no next look is near, and promises none', () => {
    const old = pageFigure({ ...DEMO_VIEWS.jump, watch: { kind: 'not-measuring' } }, NOW + 3 * HOUR, en);
    if (old.kind !== 'said') throw new Error('no words');
    expect([old.say, ...old.more].map((one) => say(one))).toEqual([
      '60,000 likes fewer at once',
      '20:29',
      'Figure before it: 132 lost a minute',
    ]);
  });

  it('is grey when the next reading is late, or when it is of earlier', () => {
    for (const view of [DEMO_VIEWS.late, DEMO_VIEWS.stale])
      expect(figure(view)).toMatchObject({ tone: 'stale' });
    const late = figure(DEMO_VIEWS.late);
    expect(late.kind === 'rate' && say(late.course)).toBe('the next reading is late');
  });

  it('keeps its place while one reading alone has failed', () => {
    const { obstructed } = DEMO_VIEWS;
    const once = { ...obstructed, watch: { ...obstructed.watch, failures: 1 } };
    expect(figure(once)).toMatchObject({ kind: 'rate', tone: 'stale' });
    expect(figure(obstructed)).toMatchObject({ kind: 'said', isObstacle: true });
  });

  it('is a pip a reading before there is one; no pip fills by the clock', () => {
    const first = figure(DEMO_VIEWS.first);
    if (first.kind !== 'waiting') throw new Error('not waiting');
    expect(say(first.readings)).toBe('2 of about 6 readings');
    const later = pageFigure(DEMO_VIEWS.first, NOW + 40_000, en);
    expect(later).toMatchObject({ done: first.done, total: first.total });
  });

  it('says what is in the way, when it is tried again, and the last figure with its age', () => {
    const blocked = figure(DEMO_VIEWS.obstructed);
    if (blocked.kind !== 'said') throw new Error('no words');
    expect([blocked.say, ...blocked.more].map((one) => say(one))).toEqual([
      'Facebook shows an error page',
      'It tries again at 20:32 by itself.',
      'Last figure: 140 lost a minute, just now',
    ]);
  });

  it('asks for nothing that is not so: a Page that was never measured has no last figure', () => {
    const view = viewOf('Inwi', { kind: 'paused', obstacle: obstacle('consent'), sinceMs: NOW }, [
      seriesOf({ value: 5, rate: { kind: 'no-rate', reason: 'no-samples' } }),
    ]);
    const said = figure(view);
    expect(said.kind === 'said' && said.more).toHaveLength(1);
  });
});
