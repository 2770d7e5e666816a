import { readText } from '../../src/facebook/read-head.ts';
import { HOSTILE_ADDRESS, HOSTILE_DOCUMENTS } from './hostile-documents.ts';

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
 * Times reading as text what was made to be dear, at three lengths; prints a table, worst first, and JSON. The
 * exponent is of the time against the length, from the first to the last: 1 is linear.
 */
export async function run(): Promise<void> {
  const rows = HOSTILE_DOCUMENTS.map(({ name, html }) => {
    const times = LENGTHS.map((length) => processorMs(html(length)));
    const [first, last] = [times[0], times.at(-1)];
    const ratio = (last?.ms ?? 0) / Math.max(0.1, first?.ms ?? 0);
    return {
      document: name,
      ...Object.fromEntries(
        LENGTHS.map((length, at) => [`${length / 1000} kB ms`, Math.round(times[at]?.ms ?? 0)]),
      ),
      exponent: Number((Math.log(ratio) / Math.log((LENGTHS.at(-1) ?? 1) / (LENGTHS[0] ?? 1))).toFixed(2)),
      worst: last?.ms ?? 0,
      says: last?.says ?? '',
    };
  }).sort((a, b) => b.worst - a.worst);
  console.table(rows.map(({ worst: _, ...row }) => row));
  const within = rows.filter(({ worst }) => worst <= AIM_MS).length;
  console.log(`${within} of ${rows.length} documents of 990 kB within ${AIM_MS} ms of processor.`);
  console.log(JSON.stringify({ bench: 'hostile', rows }));
}
