import * as v from 'valibot';
import { askedWords, learnWords } from '../../core/count/locale-words.ts';
import { browser } from '../../platform/browser.ts';

// What `Intl` was asked of numbers is kept for as long as the browser runs: a background that starts with every look would
// ask it each time, at a third of what its wake may cost.

const KEY = 'number-words';

const units = v.array(v.tuple([v.string(), v.nullable(v.number())]));
const shape = v.record(
  v.string(),
  v.object({ decimal: v.string(), group: v.string(), after: units, before: units }),
);

const pack = (words: ReadonlyMap<string, number | undefined>): v.InferOutput<typeof units> =>
  [...words].map(([word, exponent]) => [word, exponent ?? null]);

const unpack = (packed: v.InferOutput<typeof units>): Map<string, number | undefined> =>
  new Map(packed.map(([word, exponent]) => [word, exponent ?? undefined]));

/** Learns what was kept. @returns how many locales that were. */
export function recallWords(stored: Readonly<Record<string, unknown>>): number {
  const parsed = v.safeParse(shape, stored[KEY]);
  const kept = parsed.success ? Object.entries(parsed.output) : [];
  for (const [locale, { decimal, group, after, before }] of kept)
    learnWords(locale, { decimal, group, after: unpack(after), before: unpack(before) });
  return kept.length;
}

/** Keeps what was asked, where that is more than was kept. */
export async function keepWords(kept: number): Promise<void> {
  const asked = [...askedWords()];
  if (asked.length <= kept) return;
  const words = asked.map(([locale, { decimal, group, after, before }]) => [
    locale,
    { decimal, group, after: pack(after), before: pack(before) },
  ]);
  await browser.storage.session.set({ [KEY]: Object.fromEntries(words) });
}
