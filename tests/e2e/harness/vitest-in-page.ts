// Stands in for vitest where pure tests run inside a page: as much of it as they use, and what failed.

const failures: string[] = [];
let passed = 0;
let within = '';

type Test = (...row: readonly unknown[]) => void;

export function describe(name: string, tests: () => void): void {
  const before = within;
  within = `${within}${name}: `;
  tests();
  within = before;
}

export function it(name: string, test: Test, row: readonly unknown[] = []): void {
  try {
    test(...row);
    passed += 1;
  } catch (error) {
    const of = row.length > 0 ? ` ${JSON.stringify(row)}` : '';
    failures.push(`${within}${name}${of}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

it.each =
  (rows: readonly unknown[]) =>
  (name: string, test: Test): void => {
    for (const row of rows) it(name, test, Array.isArray(row) ? row : [row]);
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether all that `wanted` says is so; what it leaves out may be anything where `isPart`. */
function says(value: unknown, wanted: unknown, isPart: boolean): boolean {
  if (!isObject(value) || !isObject(wanted)) return Object.is(value, wanted);
  if (Array.isArray(value) && Array.isArray(wanted) && value.length !== wanted.length) return false;
  const keys = isPart ? Object.keys(wanted) : [...new Set([...Object.keys(wanted), ...Object.keys(value)])];
  return keys.every((key) => says(value[key], wanted[key], isPart));
}

export const expect = (value: unknown) => {
  const check = (isSo: boolean, wanted: unknown): void => {
    if (!isSo) throw new Error(`${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`);
  };
  return {
    toBe: (wanted: unknown) => check(Object.is(value, wanted), wanted),
    toEqual: (wanted: unknown) => check(says(value, wanted, false), wanted),
    toMatchObject: (wanted: unknown) => check(says(value, wanted, true), wanted),
    toBeUndefined: () => check(value === undefined, 'undefined'),
    toHaveLength: (length: number) => check(Array.isArray(value) && value.length === length, length),
  };
};

export const results = () => ({ passed, failures });
