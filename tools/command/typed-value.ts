import { Misuse } from './command.ts';

/** The one that is meant. @throws Misuse where it is none of them. */
export function oneOf<Name extends string>(what: string, all: readonly Name[], given: string): Name {
  const found = all.find((name) => name === given);
  if (found === undefined) throw new Misuse(`No ${what} is called "${given}": there are ${all.join(', ')}.`);
  return found;
}

/** @throws Misuse for anything but digits. */
export function wholeNumber(what: string, given: string): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || !Number.isSafeInteger(number))
    throw new Misuse(`The ${what} is a whole number, and "${given}" is none.`);
  return number;
}

/** @throws Misuse for anything that is not above nothing. */
export function positive(what: string, given: string): number {
  const number = Number(given);
  if (!(number > 0) || !Number.isFinite(number))
    throw new Misuse(`The ${what} is a number above 0, and "${given}" is none.`);
  return number;
}

/** The one that was asked for; all where none was. @throws Misuse where it is none of them. */
export const chosen = <Name extends string>(
  what: string,
  all: readonly Name[],
  asked: string | undefined,
): readonly Name[] => (asked === undefined ? all : [oneOf(what, all, asked)]);
