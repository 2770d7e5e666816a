import { plainText } from '../../ui/text/phrase.ts';

/** What a card says, in the reader's language; every line is text, nothing is markup. */
export interface CardContent {
  readonly direction: 'ltr' | 'rtl';
  /** The Page or the campaign. */
  readonly title: string;
  /** The rate a minute with its unit. */
  readonly headline: string;
  /** Its interval and the same a second. */
  readonly interval: string;
  readonly tone: FigureColour;
  /** Loss since the start, window, samples, exact or rounded: what the figure rests on. */
  readonly facts: readonly string[];
  /** UTC time, method and its version. */
  readonly source: string;
  /** What the line shows. */
  readonly sparkCaption: string;
  /** The last hour as runs of points, each from 0 to 1 in both directions, up is more. */
  readonly runs: readonly (readonly (readonly [number, number])[])[];
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

export type CardColour = 'ground' | 'ink' | 'quiet' | FigureColour;

/** What the colour of a figure says: a loss, a gain, or neither. */
export type FigureColour = 'loss' | 'gain' | 'unclear';

/** One stroke of the brush. Pixels from the top left; text stands on its base line at the start or end of its line. */
export type CardOp =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: CardColour;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly isBold: boolean;
      readonly align: 'left' | 'right';
      readonly colour: CardColour;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly width: number;
      readonly colour: CardColour;
    };

/** The width of a text, in pixels. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

const MARGIN = 64;
const INNER = CARD_WIDTH - 2 * MARGIN;
const SPARK = { top: 440, height: 92 };

/** Places everything of a card; nothing is cut off but a title longer than a line, and that says so by its dots. */
export function layCard(content: CardContent, measure: Measure): CardOp[] {
  const isLeftward = content.direction === 'rtl';
  const x = isLeftward ? CARD_WIDTH - MARGIN : MARGIN;
  const align = isLeftward ? 'right' : 'left';
  const text = (line: string, y: number, size: number, isBold: boolean, colour: CardColour): CardOp => ({
    kind: 'text',
    text: line,
    x,
    y,
    size,
    isBold,
    align,
    colour,
  });
  const fitting = (line: string, largest: number, isBold: boolean): number =>
    Math.min(largest, Math.floor((largest * INNER) / Math.max(1, measure(line, largest, isBold))));

  const headline = fitting(content.headline, 76, true);
  const interval = fitting(content.interval, 36, false);
  const source = fitting(content.source, 22, false);
  return [
    { kind: 'box', x: 0, y: 0, width: CARD_WIDTH, height: CARD_HEIGHT, colour: 'ground' },
    {
      kind: 'box',
      x: isLeftward ? CARD_WIDTH - 16 : 0,
      y: 0,
      width: 16,
      height: CARD_HEIGHT,
      colour: content.tone,
    },
    text(
      plainText(
        [{ isolated: ellipsised(content.title, INNER, (line) => measure(line, 40, true)) }],
        content.direction,
      ),
      96,
      40,
      true,
      'ink',
    ),
    text(content.headline, 196, headline, true, content.tone),
    text(content.interval, 254, interval, false, 'ink'),
    ...content.facts.map((fact, i) => text(fact, 312 + 36 * i, fitting(fact, 26, false), false, 'quiet')),
    ...content.runs.map(
      (run): CardOp => ({
        kind: 'line',
        points: run.map(([across, up]) => [
          MARGIN + across * INNER,
          SPARK.top + SPARK.height - up * SPARK.height,
        ]),
        width: 3,
        colour: content.tone,
      }),
    ),
    { kind: 'box', x: MARGIN, y: SPARK.top + SPARK.height + 12, width: INNER, height: 1, colour: 'quiet' },
    text(content.sparkCaption, SPARK.top - 14, 20, false, 'quiet'),
    text(content.source, 588, source, false, 'quiet'),
  ];
}

/** A line cut to a width, with dots where something was cut off. Cuts between characters as people see them. */
export function ellipsised(line: string, width: number, measure: (line: string) => number): string {
  if (measure(line) <= width) return line;
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  let fits = 0;
  let tooMany = characters.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(`${characters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join('')}…`;
}
