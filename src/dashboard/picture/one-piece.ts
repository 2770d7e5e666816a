import type { Text } from '../../ui/text/text.ts';

/**
 * An instant in UTC as it is handed on. Browsers break a line after a hyphen and at a space: in lines from right to
 * left what is behind the break would be read before the rest. So there word joiners, which are not to be seen, and
 * no-break spaces hold it together, wherever the sentence is pasted; elsewhere it stays the plain text it is.
 */
export const onePiece = (instant: string, { direction }: Text): string =>
  direction === 'rtl' ? instant.replaceAll('-', '-\u2060').replaceAll(' ', '\u00a0') : instant;

/** The same for a narrow column, which may break it after the day. */
export const dayAndTime = (instant: string, text: Text): string => {
  const [day = '', ...rest] = instant.split(' ');
  return `${onePiece(day, text)} ${onePiece(rest.join(' '), text)}`;
};
