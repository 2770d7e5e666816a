import type { GaugeParts } from '../../core/summary/gauge.ts';
import { plainText } from '../../ui/text/phrase.ts';
import {
  type CardColour,
  type CardOp,
  ellipsised,
  type FigureColour,
  type Measure,
} from '../picture/card-op.ts';

/** What a card says, in the reader's language; every line is text, nothing is markup. */
export interface CardContent {
  readonly direction: 'ltr' | 'rtl';
  /** The Page or the campaign. */
  readonly title: string;
  /** The figure a minute; '' where no change may be claimed, and the unit then says so. */
  readonly value: string;
  /** "likes lost a minute". */
  readonly unit: string;
  /** Its course and the figure a second. */
  readonly aside: string;
  readonly tone: FigureColour;
  /** Not sure yet: the band is open and has no needle. */
  readonly isSure: boolean;
  readonly gauge: GaugeParts;
  /** The ends of the gauge, from left to right. */
  readonly ends: readonly [from: string, to: string];
  /** "116–148, 95 % sure". */
  readonly interval: string;
  /** The loss since the start; and below it what the figure rests on: samples, their true span, exact or rounded. */
  readonly loss: string;
  readonly basis: string;
  /** UTC time, method and its version. */
  readonly source: string;
  /** What the course shows, with its true span. */
  readonly courseCaption: string;
  /** The course as runs of points: along the time from 0 to 1, and below the waterline from 0 to 1; above it is less than 0. */
  readonly runs: readonly (readonly (readonly [number, number])[])[];
}

/** The shapes of a card: wide for feeds, square, and for a phone held upright. */
export const CARD_SHAPES = ['wide', 'square', 'story'] as const;
export type CardShape = (typeof CARD_SHAPES)[number];

interface Box {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** What other apps lay over the picture stays empty, above and below. */
  readonly top: number;
  readonly bottom: number;
  /** How much larger than in the wide shape the texts are. */
  readonly scale: number;
}

const BOXES: Readonly<Record<CardShape, Box>> = {
  wide: { width: 1200, height: 630, margin: 56, top: 0, bottom: 0, scale: 1 },
  square: { width: 1080, height: 1080, margin: 64, top: 0, bottom: 0, scale: 1.35 },
  story: { width: 1080, height: 1920, margin: 64, top: 260, bottom: 280, scale: 1.45 },
};

export const CARD_WIDTH = BOXES.wide.width;

export const sizeOfCard = (shape: CardShape): { width: number; height: number } => BOXES[shape];

/** Places everything of a card; nothing is cut off but a title longer than a line, and that says so by its dots. */
export function layCard(content: CardContent, measure: Measure, shape: CardShape = 'wide'): CardOp[] {
  const box = BOXES[shape];
  const { width, height, margin, scale } = box;
  const inner = width - 2 * margin;
  const isLeftward = content.direction === 'rtl';
  const start = isLeftward ? width - margin : margin;
  const align = isLeftward ? 'right' : 'left';
  const ops: CardOp[] = [{ kind: 'box', x: 0, y: 0, width, height, colour: 'ground' }];
  const fitting = (line: string, largest: number, isBold: boolean, room = inner): number =>
    Math.min(largest, Math.floor((largest * room) / Math.max(1, measure(line, largest, isBold))));
  const text = (
    line: string,
    y: number,
    size: number,
    isBold: boolean,
    colour: CardColour,
    x = start,
  ): number => {
    if (line !== '') ops.push({ kind: 'text', text: line, x, y, size, isBold, align, colour });
    return size;
  };

  // Title, figure and unit.
  let y = box.top + 70 * scale;
  const titleSize = 32 * scale;
  const title = ellipsised(content.title, inner, (line) => measure(line, titleSize, true));
  text(plainText([{ isolated: title }], content.direction), y, titleSize, true, 'ink');
  const isTall = shape !== 'wide';
  const valueSize = fitting(content.value, isTall ? 270 : 170, true, isTall ? inner : inner * 0.5);
  y += valueSize * 0.86 + 10 * scale;
  if (content.value !== '') text(content.value, y, valueSize, true, content.tone);
  const beside = isTall || content.value === '' ? 0 : measure(content.value, valueSize, true) + 28;
  const unitX = isLeftward ? start - beside : start + beside;
  const unitSize = fitting(content.unit, isTall ? 54 : 44, true, inner - beside);
  if (isTall || content.value === '') y += unitSize * 1.2;
  const unitY = isTall || content.value === '' ? y : y - valueSize * 0.36;
  text(content.unit, unitY, unitSize, true, 'ink', unitX);
  const asideSize = fitting(content.aside, 28 * scale, false, inner - beside);
  text(content.aside, unitY + asideSize * 1.5, asideSize, false, 'quiet', unitX);
  if (isTall || content.value === '') y += asideSize * 1.6;

  // The gauge runs from left to right in every language.
  y += 30 * scale;
  ops.push(...layGauge(content, margin, y, inner, 26 * scale));
  y += 26 * scale + 34 * scale;
  const endSize = 26 * scale;
  const end = (line: string, x: number, way: 'left' | 'right'): void => {
    ops.push({ kind: 'text', text: line, x, y, size: endSize, isBold: false, align: way, colour: 'quiet' });
  };
  end(content.ends[0], margin, 'left');
  end(content.ends[1], margin + inner, 'right');
  const intervalSize = fitting(content.interval, endSize, true, inner * 0.7);
  const half = measure(content.interval, intervalSize, true) / 2;
  const sideRoom = 60 * scale + half;
  const middle = margin + ((content.gauge.low + content.gauge.high) / 2) * inner;
  ops.push({
    kind: 'text',
    text: content.interval,
    x: Math.min(margin + inner - sideRoom, Math.max(margin + sideRoom, middle)),
    y,
    size: intervalSize,
    isBold: true,
    align: 'center',
    colour: 'ink',
  });

  // The foot: what the figure rests on, and the source.
  const foot = 46 * scale + (isTall ? 34 * scale : 0);
  const footTop = height - box.bottom - foot;
  const lossSize = fitting(content.loss, 30 * scale, true);
  const captionSize = fitting(content.courseCaption, 22 * scale, false);
  const words = lossSize * 1.35 + captionSize * 1.5 + 14 * scale;
  ops.push(...layCourse(content, 0, y + 24 * scale, width, footTop - words - y - 24 * scale));
  text(content.loss, footTop - captionSize * 1.5 - 16 * scale, lossSize, true, content.tone);
  text(content.courseCaption, footTop - 14 * scale, captionSize, false, 'quiet');
  ops.push({ kind: 'box', x: 0, y: footTop, width, height: height - footTop, colour: 'sunken' });
  if (isTall) {
    const size = Math.min(
      fitting(content.basis, 20 * scale, false),
      fitting(content.source, 20 * scale, false),
    );
    text(content.basis, footTop + 34 * scale, size, false, 'quiet');
    text(content.source, footTop + 64 * scale, size, false, 'quiet');
    return ops;
  }
  const size = Math.min(
    fitting(content.basis, 20, false, inner * 0.5 - 10),
    fitting(content.source, 20, false, inner * 0.5 - 10),
  );
  text(content.basis, footTop + 30, size, false, 'quiet');
  ops.push({
    kind: 'text',
    text: content.source,
    x: isLeftward ? margin : width - margin,
    y: footTop + 30,
    size,
    isBold: false,
    align: isLeftward ? 'left' : 'right',
    colour: 'quiet',
  });
  return ops;
}

/** Zero, the way to the figure, the band that holds it, the needle. */
function layGauge(
  { gauge, tone, isSure }: CardContent,
  x: number,
  y: number,
  width: number,
  height: number,
): CardOp[] {
  const at = (part: number): number => x + part * width;
  const middle = y + height / 2;
  const soft: CardColour = `${tone}-soft`;
  const [from, to] = [Math.min(gauge.zero, gauge.high), Math.max(gauge.zero, gauge.low)];
  const isClaim = gauge.zero === 0 || gauge.zero === 1;
  const band = { x: at(gauge.low), y, width: Math.max(6, (gauge.high - gauge.low) * width), height };
  const ops: CardOp[] = [
    { kind: 'box', x, y: middle - 1, width, height: 2, colour: 'water' },
    { kind: 'box', x: at(gauge.zero) - 1.5, y: middle, width: 3, height: height * 0.8, colour: 'water' },
  ];
  if (isClaim && to > from)
    ops.push({
      kind: 'box',
      x: at(gauge.zero === 0 ? 0 : gauge.high),
      y: middle - 3,
      width: (gauge.zero === 0 ? gauge.low : 1 - gauge.high) * width,
      height: 6,
      colour: tone,
    });
  ops.push({ kind: 'box', ...band, colour: isSure ? soft : 'ground' });
  ops.push({ kind: 'box', ...band, colour: tone, edge: isSure ? 'whole' : 'dashed' });
  if (isSure && isClaim)
    ops.push({ kind: 'box', x: at(gauge.at) - 3, y: y - 5, width: 6, height: height + 10, colour: tone });
  return ops;
}

/** The course, hanging from the waterline; time runs from left to right in every language. */
function layCourse(content: CardContent, x: number, y: number, width: number, height: number): CardOp[] {
  if (content.runs.length === 0 || height < 20) return [];
  const rises = Math.max(0, ...content.runs.flatMap((run) => run.map(([, down]) => -down)));
  const zero = y + (height * rises) / (1 + rises);
  const place = ([along, down]: readonly [number, number]): readonly [number, number] => [
    x + along * width * 0.94,
    zero + (down * height) / (1 + rises),
  ];
  const soft: CardColour = `${content.tone}-soft`;
  return [
    ...content.runs.map((run): CardOp => {
      const line = run.map(place);
      const [first, last] = [line[0]?.[0] ?? x, line.at(-1)?.[0] ?? x];
      return { kind: 'area', points: [[first, zero], ...line, [last, zero]], width: 0, colour: soft };
    }),
    { kind: 'box', x, y: zero - 1, width, height: 2, colour: 'water' },
    ...content.runs.map(
      (run): CardOp => ({ kind: 'line', points: run.map(place), width: 4, colour: content.tone }),
    ),
  ];
}
