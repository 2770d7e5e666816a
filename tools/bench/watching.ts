// What watching costs a page that never rests: 10,000 changes of its document in ten seconds, with the overlay on.
import { build } from '../../build.mjs';
import { launchBrowser } from '../browsers/launch.ts';
import { overlayText } from '../browsers/overlay.ts';
import { until } from '../browsers/until.ts';
import { startReplay } from '../replay/replay.ts';
import { setUp } from '../setup.ts';

const SECONDS = 10;
const CHANGES = 10_000;
const EVERY_MS = 10;

interface TraceEvent {
  readonly name?: string;
  /** Microseconds. */
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** Adds and takes away posts of the feed, as a busy page does. Runs in the page. */
function keepChanging(changes: number, seconds: number, everyMs: number): Promise<number> {
  const feed = document.querySelector('[role=main]') ?? document.body;
  const each = (changes * everyMs) / (seconds * 1000);
  let made = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      for (let k = 0; k < each && made < changes; k += 1, made += 1) {
        const post = document.createElement('p');
        post.textContent = `A post with 12,345 comments, the ${made}th`;
        if (made % 2 === 0) feed.append(post);
        else feed.lastElementChild?.remove();
      }
      if (made < changes) return;
      clearInterval(timer);
      resolve(made);
    }, everyMs);
  });
}

/** The calls of the content script that the browser counted, in milliseconds. */
function callsOf(trace: Uint8Array | undefined): number[] {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  return traceEvents
    .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.endsWith('/content.js'))
    .map(({ dur = 0 }) => dur / 1000);
}

export async function run(): Promise<void> {
  setUp(['chromium']);
  const folders = await build();
  const replay = await startReplay();
  const browser = await launchBrowser('chromium', { extension: folders.chrome, replayPort: replay.port });
  try {
    const tab = await browser.openTab('https://www.facebook.com/inwi');
    await until('the overlay', () => overlayText(browser, tab));
    await tab.tracing.start({ categories: ['devtools.timeline'] });
    const begun = performance.now();
    const made = await tab.evaluate(keepChanging, CHANGES, SECONDS, EVERY_MS);
    const tookMs = performance.now() - begun;
    const calls = callsOf(await tab.tracing.stop());
    const spentMs = calls.reduce((sum, each) => sum + each, 0);
    console.log(
      `${made} changes in ${(tookMs / 1000).toFixed(1)} s, ${calls.length} calls of the content script`,
    );
    console.log(
      `main thread taken by the content script: ${((100 * spentMs) / tookMs).toFixed(2)} % (under 1 %)`,
    );
    console.log(`its longest task: ${Math.max(0, ...calls).toFixed(1)} ms (at most 5 ms)`);
  } finally {
    await browser.close();
    await replay.close();
  }
}
