/**
 * What one look may cost, in steps: a character gone through, and for larger pieces of work as many steps as
 * characters could be gone through in that time. Of the documents seen the dearest takes three tenths of it as a tree (a
 * Page of 1.1 MB) and two as text; the whole is gone in less than a tenth of a second.
 */
const STEPS_OF_A_LOOK = 6_000_000;

/** What is left for one look. */
export interface Budget {
  left: number;
}

/** @param part of a look's, 0 to 1. */
export const newBudget = (part = 1): Budget => ({ left: part * STEPS_OF_A_LOOK });

/** A document that costs more than any honest one; caught where a look begins, and told as an obstacle. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** A look never waits, so only one is being paid for at a time: its loops need not hand the budget around. */
let current: Budget | undefined;

/** Does a part of a look, or all of it, at the cost of its budget. @throws TooMuch once the budget is spent. */
export function within<Result>(budget: Budget, work: () => Result): Result {
  const before = current;
  current = budget;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** More steps than any budget has. */
export const ALL_STEPS = 1e9;

/** Pays for steps, taken or about to be. Outside a look nothing is paid. @throws TooMuch */
export function spend(steps: number): void {
  if (!current) return;
  current.left -= steps;
  if (current.left < 0) throw new TooMuch('the document costs more steps than a look may take');
}
