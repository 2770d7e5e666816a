import { describe, expect, it } from 'vitest';
import { type CardOp, ellipsised } from '../../../src/dashboard/picture/card-op.ts';
import {
  CARD_SHAPES,
  type CardContent,
  layCard,
  sizeOfCard,
} from '../../../src/dashboard/share/card-layout.ts';

/** Every character as wide as half its height. */
const measure = (text: string, size: number): number => (text.length * size) / 2;

const content: CardContent = {
  direction: 'ltr',
  title: 'Maroc Telecom',
  value: '132',
  unit: 'likes lost a minute',
  aside: 'steady for 1 h · 2.2 a second',
  tone: 'loss' as const,
  isSure: true,
  gauge: { zero: 0, low: 0.58, at: 0.66, high: 0.74 },
  ends: ['0', '200'],
  interval: '116–148 95 % sure',
  loss: 'At least 137,500 likes lost since 26 Feb 2016 (5.62%)',
  basis: 'Over 10 min, 21 samples, exact counts',
  source: '2016-02-27 21:14 UTC',
  courseCaption: 'Course from 20:14 UTC to 21:14 UTC',
  runs: [
    [
      [0, 0],
      [0.5, 0.4],
    ],
    [[1, 1]],
  ],
};

const texts = (ops: readonly CardOp[]) => ops.filter((op) => op.kind === 'text');
/** From where to where a text reaches. */
const reach = ({ x, text, size, align }: ReturnType<typeof texts>[number]): [number, number] => {
  const width = measure(text, size);
  return align === 'left'
    ? [x, x + width]
    : align === 'right'
      ? [x - width, x]
      : [x - width / 2, x + width / 2];
};

describe.each(CARD_SHAPES)('layCard, %s', (shape) => {
  const { width, height } = sizeOfCard(shape);

  it('says every line of its content', () => {
    const said = texts(layCard(content, measure, shape)).map((op) => op.text);
    const { title, value, unit, aside, ends, interval, loss, courseCaption, basis, source } = content;
    expect(said).toEqual([title, value, unit, aside, ...ends, interval, loss, courseCaption, basis, source]);
  });

  it('keeps every text and every point inside the card, however long the words', () => {
    const long: CardContent = {
      ...content,
      title: 'Une Page au nom interminable '.repeat(9),
      value: '3,000,000,000',
      unit: 'mentions J’aime et abonnés perdus par minute et encore bien davantage',
      loss: `${'mot '.repeat(60)}fin`,
      interval: '2,999,999,990–3,000,000,010 95 % sure',
      source: `2016-02-27 21:14 UTC ${'x'.repeat(200)}`,
    };
    for (const direction of ['ltr', 'rtl'] as const)
      for (const op of texts(layCard({ ...long, direction }, measure, shape))) {
        const [from, to] = reach(op);
        expect(from, op.text).toBeGreaterThanOrEqual(0);
        expect(to, op.text).toBeLessThanOrEqual(width);
        expect(op.y).toBeLessThan(height);
      }
  });

  it('draws a gap as a gap: one line a run, below the waterline', () => {
    const ops = layCard(content, measure, shape);
    const lines = ops.flatMap((op) => (op.kind === 'line' ? [op] : []));
    expect(lines).toHaveLength(2);
    const [[, start = 0] = []] = lines[0]?.points ?? [];
    const [[, end = 0] = []] = lines[1]?.points ?? [];
    expect(end).toBeGreaterThan(start);
  });

  it('runs its gauge and its time rightwards in Arabic too, where the words begin at the right', () => {
    const needle = (direction: 'ltr' | 'rtl') =>
      layCard({ ...content, direction }, measure, shape).filter((op) => op.kind === 'box' && op.width === 6);
    expect(needle('rtl')).toEqual(needle('ltr'));
    const [title] = texts(layCard({ ...content, direction: 'rtl' }, measure, shape));
    expect(title).toMatchObject({ align: 'right' });
  });

  it('has an open band and no needle where nothing is sure', () => {
    const ops = layCard({ ...content, isSure: false }, measure, shape);
    expect(ops.filter((op) => op.kind === 'box' && op.edge === 'dashed')).toHaveLength(1);
    expect(ops.filter((op) => op.kind === 'box' && op.width === 6)).toEqual([]);
  });
});

it('a picture held upright keeps free what other apps lay over it', () => {
  const ys = texts(layCard(content, measure, 'story')).map(({ y }) => y);
  expect(Math.min(...ys)).toBeGreaterThan(260);
  expect(Math.max(...ys)).toBeLessThan(1920 - 280);
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
