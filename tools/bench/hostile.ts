import { parseArgs } from 'node:util';
import { readText } from '../../src/facebook/read-head.ts';
import { HOSTILE_ADDRESS, HOSTILE_DOCUMENTS, HOSTILE_TREES } from './hostile-documents.ts';
import { treeTimes } from './hostile-trees.ts';

const LENGTHS = [250_000, 500_000, 990_000];
const ROUNDS = 3;
/** What one document of a megabyte may take, in milliseconds of processor. */
const AIM_MS = 100;

function processorMs(html: string): { ms: number; says: string } {
  let ms = Number.POSITIVE_INFINITY;
  let says = '';
  for (let round = 0; round < ROUNDS; round++) {
    const started = process.cpuUsage();
    const look = readText(html, HOSTILE_ADDRESS);
    ms = Math.min(ms, process.cpuUsage(started).user / 1000);
    says = look.kind === 'obstacle' ? look.obstacle.kind : look.kind;
  }
  return { ms, says };
}

/**
 * Times reading what was made to be dear: as text at three lengths, and as a tree at the longest; prints a table, worst
 * first, and JSON. The exponent is of the time as text against the length, from the first to the last: 1 is linear.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string', default: '' } } });
  const documents = [...HOSTILE_DOCUMENTS, ...HOSTILE_TREES].filter(({ name }) => name.includes(values.only));
  const longest = LENGTHS.at(-1) ?? 0;
  const trees = await treeTimes(documents, longest);
  const rows = documents
    .map(({ name, html }) => {
      const times = LENGTHS.map((length) => processorMs(html(length)));
      const [first, last] = [times[0], times.at(-1)];
      const ratio = (last?.ms ?? 0) / Math.max(0.1, first?.ms ?? 0);
      const tree = trees.get(name);
      return {
        document: name,
        ...Object.fromEntries(
          LENGTHS.map((length, at) => [`${length / 1000} kB ms`, Math.round(times[at]?.ms ?? 0)]),
        ),
        exponent: Number((Math.log(ratio) / Math.log(longest / (LENGTHS[0] ?? 1))).toFixed(2)),
        'tree ms': Math.round(tree?.ms ?? Number.NaN),
        text: last?.ms ?? 0,
        tree: tree?.ms ?? 0,
        says: last?.says ?? '',
        'tree says': tree?.says ?? '',
      };
    })
    .sort((a, b) => Math.max(b.text, b.tree) - Math.max(a.text, a.tree));
  console.table(rows.map(({ text: _, tree: __, ...row }) => row));
  const within = (way: 'text' | 'tree') => rows.filter((row) => row[way] <= AIM_MS).length;
  console.log(
    `${within('text')} of ${rows.length} documents of ${longest / 1000} kB within ${AIM_MS} ms as text.`,
  );
  if (trees.size > 0) console.log(`${within('tree')} of ${rows.length} within ${AIM_MS} ms as a tree.`);
  console.log(JSON.stringify({ bench: 'hostile', rows }));
}
