import { readDescription } from '../../src/facebook/places/description.ts';
import { writtenStyle } from '../../src/facebook/words/written-style.ts';

const SENTENCE_END = /[.…](?=[\s\u00a0]|$)|[。।۔။។]/g;

/**
 * A description without the words after its counters, which are somebody's own: the shortest beginning that reads
 * as the whole does. Where nothing is read, the first sentence with a number in it, which may be what should have
 * been.
 * @param names what the document calls its Page.
 */
export function stripDescription(content: string, names: readonly string[], language: string): string {
  const textStyle = { language, style: writtenStyle(language) };
  const clausesOf = (text: string) => JSON.stringify(readDescription(text, names, textStyle)?.clauses ?? []);
  const whole = clausesOf(content);
  const ends = [...content.matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  const beginnings = [...ends.map((end) => content.slice(0, end)), content].filter((each) =>
    /\p{Nd}/u.test(each),
  );
  const kept =
    whole === '[]'
      ? beginnings[0]?.slice(0, 200)
      : beginnings.find((beginning) => clausesOf(`${beginning} …`) === whole);
  if (kept === undefined) return whole === '[]' ? '…' : content;
  return kept === content ? content : `${kept} …`;
}
