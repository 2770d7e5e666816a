import { parseArgs } from 'node:util';
import { HOSTILE_DOCUMENTS, HOSTILE_TREES } from './hostile-documents.ts';
import { hostileTimes } from './hostile-times.ts';

const LENGTHS = [250_000, 500_000, 990_000];
/** What one document of a megabyte may take, in milliseconds of processor. */
const AIM_MS = 100;

/**
 * Times reading what was made to be dear: as text at three lengths, and as a tree at the longest; prints a table, worst
 * first, and JSON. The exponent is of the time as text against the length, from the first to the last: 1 is linear.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string', default: '' } } });
  const documents = [...HOSTILE_DOCUMENTS, ...HOSTILE_TREES].filter(({ name }) => name.includes(values.only));
  const longest = LENGTHS.at(-1) ?? 0;
  const all = await hostileTimes(documents, LENGTHS);
  const rows = [...all]
    .map(([name, { texts: times, tree }]) => {
      const [first, last] = [times[0], times.at(-1)];
      const ratio = (last?.ms ?? 0) / Math.max(0.1, first?.ms ?? 0);
      return {
        document: name,
        ...Object.fromEntries(
          LENGTHS.map((length, at) => [`${length / 1000} kB ms`, Math.round(times[at]?.ms ?? 0)]),
        ),
        exponent: Number((Math.log(ratio) / Math.log(longest / (LENGTHS[0] ?? 1))).toFixed(2)),
        'tree ms': Math.round(tree.ms),
        text: last?.ms ?? 0,
        tree: tree.ms,
        says: last?.says ?? '',
        'tree says': tree.says,
      };
    })
    .sort((a, b) => Math.max(b.text, b.tree) - Math.max(a.text, a.tree));
  console.table(rows.map(({ text: _, tree: __, ...row }) => row));
  const within = (way: 'text' | 'tree') => rows.filter((row) => row[way] <= AIM_MS).length;
  console.log(
    `${within('text')} of ${rows.length} documents of ${longest / 1000} kB within ${AIM_MS} ms as text.`,
  );
  console.log(`${within('tree')} of ${rows.length} within ${AIM_MS} ms as a tree.`);
  console.log(JSON.stringify({ bench: 'hostile', rows }));
}
