/** The colours of paper, by what they say. */
export type CardColour =
  | 'ground'
  | 'ink'
  | 'quiet'
  | 'water'
  | 'sunken'
  | 'grid'
  | 'gap'
  | 'mark'
  | 'mark-soft'
  | `${FigureColour}-soft`
  | FigureColour;

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
      /** Only its edge, whole or dashed. */
      readonly edge?: 'whole' | 'dashed';
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly isBold: boolean;
      readonly align: 'left' | 'right' | 'center';
      readonly colour: CardColour;
    }
  | {
      readonly kind: 'line' | 'area';
      readonly points: readonly (readonly [number, number])[];
      readonly width: number;
      readonly colour: CardColour;
      readonly isDashed?: boolean;
    };

/** The width of a text, in pixels. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

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
