import { describe, expect, it } from 'vitest';
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  type CardContent,
  type CardOp,
  ellipsised,
  layCard,
} from '../../../src/dashboard/share/card-layout.ts';

/** Every character as wide as half its height. */
const measure = (text: string, size: number): number => (text.length * size) / 2;

const content: CardContent = {
  direction: 'ltr',
  title: 'Maroc Telecom',
  headline: '132 likes lost a minute',
  tone: 'loss' as const,
  interval: 'between 118 and 147 (2.2 a second)',
  facts: ['At least 137,500 likes lost since 26 Feb 2016 (5.62%)', 'Over 10 min, 21 samples, exact counts'],
  source: '2016-02-27 21:14 UTC',
  sparkCaption: 'Count over the last hour',
  runs: [
    [
      [0, 1],
      [0.5, 0.4],
    ],
    [[1, 0]],
  ],
};

const texts = (ops: readonly CardOp[]) => ops.filter((op) => op.kind === 'text');

describe('layCard', () => {
  it('says every line of its content', () => {
    expect(texts(layCard(content, measure)).map((op) => op.text)).toEqual([
      content.title,
      content.headline,
      content.interval,
      ...content.facts,
      content.sparkCaption,
      content.source,
    ]);
  });

  it('keeps every text and every point inside the card, however long the words', () => {
    const long: CardContent = {
      ...content,
      title: 'Une Page au nom interminable '.repeat(9),
      headline: 'À peu près 1 234 567 mentions J’aime et abonnés perdus par minute',
      facts: [`${'mot '.repeat(60)}fin`],
      source: `2016-02-27 21:14 UTC ${'x'.repeat(200)}`,
    };
    for (const op of texts(layCard(long, measure))) {
      expect(op.x + measure(op.text, op.size)).toBeLessThanOrEqual(CARD_WIDTH);
      expect(op.y).toBeLessThan(CARD_HEIGHT);
    }
  });

  it('draws a gap as a gap: one line a run', () => {
    const lines = layCard(content, measure).filter((op) => op.kind === 'line');
    expect(lines.map((line) => line.points)).toEqual([
      [
        [64, 440],
        [600, 495.2],
      ],
      [[1136, 532]],
    ]);
  });

  it('stands at the right and is aligned there in Arabic, while time still runs rightwards', () => {
    const ops = layCard({ ...content, direction: 'rtl' }, measure);
    expect(texts(ops).every((op) => op.align === 'right' && op.x === CARD_WIDTH - 64)).toBe(true);
    expect(ops.find((op) => op.kind === 'line')).toMatchObject({ points: [[64, 440], expect.anything()] });
  });
});

describe('ellipsised', () => {
  const width = (line: string): number => line.length;

  it('leaves what fits', () => {
    expect(ellipsised('Inwi', 4, width)).toBe('Inwi');
  });

  it('cuts what does not and says so', () => {
    expect(ellipsised('Maroc Telecom', 6, width)).toBe('Maroc…');
  });

  it('does not cut a character in two', () => {
    expect(ellipsised('👩‍👩‍👧👩‍👩‍👧', 9, width)).toBe('👩‍👩‍👧…');
  });
});
