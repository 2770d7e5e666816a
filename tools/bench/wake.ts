// What a wake costs that asks three Pages: the processor time of the extension's own process, in a real Chromium on the
// replay. Asking itself is another process's work, the browser's network service, and is not in it.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../../build.mjs';
import { askExtension } from '../browsers/ask-extension.ts';
import { testBuild } from '../browsers/extension-copy.ts';
import { launchChromium } from '../browsers/launch-chromium.ts';
import { until } from '../browsers/until.ts';
import { startReplay } from '../replay/replay.ts';

const PAGES = ['maroctelecom', 'meditel', 'inwi'];
const INTERVAL_MS = 2000;
const AIM_MS = 50;
/** The kernel counts processor time in these. */
const TICK_MS = 10;

/** Every process of Chromium that runs an extension, below the browser itself. */
function extensionProcesses(browserPid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(Number(name));
    if (fields) parents.set(Number(name), Number(fields[1]));
  }
  const isBelow = (pid: number): boolean =>
    pid === browserPid || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter((pid) => isBelow(pid) && isOfExtension(pid));
}

/** The fields of `stat` after the name of the program; nothing for a process that has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function isOfExtension(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
  } catch {
    return false;
  }
}

/** Processor time of all of them, user and system, milliseconds. */
const spentMs = (browserPid: number): number =>
  extensionProcesses(browserPid).reduce((sum, pid) => {
    const fields = statOf(pid) ?? [];
    return sum + TICK_MS * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
  }, 0);

/** Measures a wake of a background that runs, and of one that was stopped before; prints both beside the aim. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { times: { type: 'string', default: '30' } } });
  const times = Number(values.times);
  if (!Number.isInteger(times) || times < 1) throw new Error('how many wakes? A whole number, 1 or more');
  if (process.platform !== 'linux') {
    console.log('Left out: the processor time of one process is read as Linux tells it.');
    return;
  }
  await build({ test: true });
  const replay = await startReplay({ isLong: true });
  const browser = await launchChromium({ extension: testBuild('chromium'), replayPort: replay.port });
  const pid = browser.browser.process()?.pid ?? 0;
  const asked = (): number => replay.log.reReads().filter(({ shown }) => shown).length;
  const wakes = (many: number): Promise<unknown> => {
    const before = asked();
    return until(`${many} wakes`, () => asked() >= before + many * PAGES.length, { deadlineMs: 600_000 });
  };
  try {
    const ownPage = await browser.openOwnPage('dashboard.html');
    await ownPage.evaluate(
      (interval) =>
        (
          globalThis as unknown as {
            chrome: { storage: { local: { set(items: object): Promise<void> } } };
          }
        ).chrome.storage.local.set({ interval }),
      INTERVAL_MS,
    );
    for (const vanity of PAGES)
      await askExtension(ownPage, 'addPage', { address: `https://www.facebook.com/${vanity}` });
    // Nothing is drawn while it is measured: no view is open.
    await ownPage.goto('about:blank');
    await wakes(4);
    const warm = await costOf(pid, () => wakes(times), times);
    const cold = await costOf(
      pid,
      async () => {
        for (let i = 0; i < times; i += 1) {
          await browser.stopBackground();
          await wakes(1);
        }
      },
      times,
    );
    console.log(`A wake that asks ${PAGES.length} Pages, processor time of the extension, aim ${AIM_MS} ms:`);
    console.log(`  background running  ${warm.toFixed(1)} ms, over ${times} wakes`);
    console.log(`  background stopped  ${cold.toFixed(1)} ms, over ${times} wakes, its start included`);
    console.log(JSON.stringify({ bench: 'wake', warmMs: warm, coldMs: cold, aimMs: AIM_MS, times }));
  } finally {
    await browser.close();
    await replay.close();
  }
}

async function costOf(pid: number, work: () => Promise<unknown>, times: number): Promise<number> {
  const before = spentMs(pid);
  await work();
  return (spentMs(pid) - before) / times;
}
