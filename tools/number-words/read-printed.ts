import { parseCount } from '../../src/core/count/parse-count.ts';
import { withPlainSigns } from '../../src/core/count/plain-text.ts';
import { writtenStyle } from '../../src/facebook/words/written-style.ts';

/** Numbers as one language prints them. */
export interface Printed {
  readonly language: string;
  /** The number, and its text. */
  readonly texts: readonly (readonly [number, string])[];
}

/** How one runtime reads them: wrong ones as they were printed, and how many were not read at all. */
export interface HowRead {
  readonly language: string;
  readonly wrong: readonly string[];
  readonly missed: number;
}

/** Reads what was printed, in whatever runtime this runs. */
export const readPrinted = (all: readonly Printed[]): HowRead[] =>
  all.map(({ language, texts }) => {
    const style = writtenStyle(language);
    const wrong: string[] = [];
    let missed = 0;
    for (const [number, text] of texts) {
      const count = parseCount(withPlainSigns(text), style);
      if (!count) missed++;
      else if (number < count.value || number >= count.value + count.step)
        wrong.push(`${text} for ${number}`);
    }
    return { language, wrong, missed };
  });
