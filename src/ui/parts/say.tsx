import type { HTMLAttributes } from 'preact';
import type { Phrase } from '../text/phrase.ts';

interface SayProps
  extends Pick<HTMLAttributes, 'class' | 'id' | 'title' | 'dir' | 'aria-hidden' | 'aria-live'> {
  readonly of: Phrase;
  /** The element that the phrase fills, with its attributes; none unless told. */
  readonly as?:
    | ('p' | 'span' | 'h1' | 'h2' | 'h3' | 'small' | 'b' | 'strong' | 'bdi')
    | ('legend' | 'summary' | 'li' | 'dt' | 'td');
}

/** A phrase in markup: numbers and names stand in `<bdi>`, everything is text. */
export function Say({ of, as: Tag, ...attributes }: SayProps) {
  const parts = of.map((part) => (typeof part === 'string' ? part : <bdi>{part.isolated}</bdi>));
  return Tag ? <Tag {...attributes}>{parts}</Tag> : parts;
}
