import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInvitation } from '../../src/core/pool/invitation.ts';
import { until } from '../../tools/browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../../tools/pool/engine.ts';
import { openPoolDoor, type PoolDoor } from '../../tools/pool/pool-door.ts';
import { invite, type PoolFile, writePoolFile } from '../../tools/pool/pool-file.ts';
import { statedId } from '../../tools/replay/stated-id.ts';
import { goIn, pressIn, say, shownIn } from './harness/dashboard-page.ts';
import { browserKind, Stage } from './harness/stage.ts';

const VANITY = 'maroctelecom';
const HOUR_MS = 3_600_000;
/** Everybody who is invited: this browser, and three whose samples the test sends itself. */
const [OWN, ...OTHERS] = ['v1', 'v2', 'v3', 'v4'];

let stage: Stage;
let page: Page;
let folder: string;
let engine: Engine;
let door: PoolDoor;
let outside: Server;
let outsideSaw = 0;
const invitations = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-pool-e2e-'));
  const ports = await freePorts();
  const { inner, origin } = addressesOf(ports);
  door = await openPoolDoor(origin);
  stage = await Stage.open({ hasDashboard: true });
  page = stage.ownPage;
  const shared = stage.replay.page(VANITY);
  let file: PoolFile = {
    origin: door.origin,
    pool: 'ope2016',
    organiser: 'Collectif OPE',
    pages: [{ id: statedId(shared), name: shared.name }],
    observers: [],
  };
  for (const name of [OWN, ...OTHERS]) {
    const invited = invite(file, name ?? '');
    file = invited.file;
    invitations.set(name ?? '', invited.text);
  }
  writePoolFile(folder, file, inner);
  engine = await startEngine(folder, ports);
  outside = createServer((_request, response) => {
    outsideSaw += 1;
    response.setHeader('access-control-allow-origin', '*').end('{}');
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
});
afterAll(async () => {
  await stage?.close();
  await engine?.stop();
  await door?.close();
  outside?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pageId = (): string => statedId(stage.replay.page(VANITY));

const tokenOf = (name: string): string => {
  const parsed = parseInvitation(invitations.get(name) ?? '');
  if (parsed.kind === 'refused') throw new Error(`no invitation of ${name}`);
  return parsed.invitation.token;
};

/** What one other observer shares at once, past the door: only this browser's questions are to stand in its log. */
async function share(
  name: string,
  samples: readonly (readonly [atMs: number, count: number])[],
): Promise<void> {
  const lines = samples.map(
    ([atMs, n]) => `ebb,page=${pageId()},metric=likes,step=1,reader=meta-description n=${n}i ${atMs}`,
  );
  const { status } = await fetch(`${engine.origin}/write?precision=ms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(name)}` },
    body: lines.join('\n'),
  });
  expect(status).toBe(204);
  // What was sent is found a second later: before that nobody can have it.
  await until(`what ${name} shared`, async () => (await pooledOf(name)) >= samples.length);
}

/** The counts an honest observer reads between two instants; a liar sees ten times the loss. */
function reads(fromMs: number, toMs: number, lie = 1): [number, number][] {
  const start = stage.replay.truthAt(VANITY, 'likes', fromMs);
  const samples: [number, number][] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += 30_000)
    samples.push([
      Math.round(atMs),
      start - Math.round(lie * (start - stage.replay.truthAt(VANITY, 'likes', atMs))),
    ]);
  return samples;
}

/** How many samples the engine has of an observer, found or not yet. */
async function pooledOf(name: string): Promise<number> {
  await fetch(`${engine.inner}/internal/force_flush`);
  const query = new URLSearchParams({ 'match[]': `ebb_n{by="${name}"}`, start: '0' });
  const text = await (await fetch(`${engine.inner}/api/v1/export?${query}`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .reduce((sum, line) => sum + JSON.parse(line).timestamps.length, 0);
}

/** How many series the engine answers a query with, as of now, in the Page that is shared. */
async function askEngine(expression: string): Promise<number> {
  const query = expression.replaceAll('$page', pageId()).replaceAll('$metric', 'likes');
  const asked = new URLSearchParams({ query, nocache: '1' });
  const answer = await (await fetch(`${engine.inner}/api/v1/query?${asked}`)).json();
  return (answer as { data: { result: unknown[] } }).data.result.length;
}

/** Has the next round begin now; by itself it would within a minute. */
const nextRound = (): Promise<void> =>
  page.evaluate(async () => {
    const { alarms } = (
      globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): Promise<void> } } }
    ).chrome;
    await alarms.create('pool', { when: Date.now(), periodInMinutes: 1 });
  });

const paths = (): string[] =>
  door.seen.filter(({ method }) => method !== 'OPTIONS').map(({ path }) => path.split('?')[0] ?? '');

/** Presses with the mouse: Firefox asks only who really clicks. */
async function click(selector: string): Promise<void> {
  // What is behind another tab is not drawn, and cannot be clicked.
  await page.bringToFront();
  const found = await page.waitForSelector(selector);
  await found?.click();
}

async function pasteInvitation(text: string): Promise<void> {
  await goIn(page, 'settings', say('pool_title'));
  await page.evaluate((invitation) => {
    const area = document.querySelector<HTMLTextAreaElement>('.join-pool textarea');
    if (!area) throw new Error('there is nowhere to paste');
    area.value = invitation;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  await pressIn(page, say('pool_look'));
  await until('the offer', async () => (await shownIn(page)).includes(say('pool_agree')));
}

/** Waits until the dashboard shows something; else says what it shows, and what the pool was asked last. */
const untilShown = (what: string, isSo: (shown: string) => boolean): Promise<true> =>
  until(
    what,
    async () => {
      const shown = await shownIn(page);
      if (isSo(shown)) return true;
      const asked = door.seen.slice(-6).map(({ method, path, answered }) => `${method} ${path} ${answered}`);
      throw new Error(`shown is: ${shown}\nasked was: ${asked.join('\n')}`);
    },
    { deadlineMs: 60_000 },
  );

describe('before a pool is joined', () => {
  it('nothing is asked of it, though Pages are measured', async () => {
    await stage.visit(VANITY);
    await stage.importHistory([VANITY]);
    await stage.startMeasuring([VANITY]);
    await stage.untilView(VANITY, 'measured', ({ series }) =>
      series.some(({ sampleCount }) => sampleCount > 350),
    );
    expect(door.seen).toEqual([]);
  });

  it('neither the dashboard nor the popup can reach it', async () => {
    const reach = (from: Page) =>
      from.evaluate(
        (url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        `${door.origin}/api/v1/query?query=1`,
      );
    expect(await reach(page)).toBe('refused');
    const popup = await stage.browser.openOwnPage('popup.html');
    expect(await reach(popup)).toBe('refused');
    await popup.close();
    expect(door.seen).toEqual([]);
  });

  it('who is invited sees who asks for what, and a line as it is sent, and is asked nothing until they agree', async () => {
    await pasteInvitation(invitations.get(OWN ?? '') ?? '');
    const shown = await shownIn(page);
    expect(shown).toContain('Collectif OPE');
    expect(shown).toContain(door.origin);
    expect(shown).toContain(`ebb,page=${pageId()},metric=likes,step=1,reader=meta-description n=`);
    expect(shown).toContain(`ebb_figure,page=${pageId()},metric=likes,method=`);
    expect(shown).toContain('What was sent cannot be taken back');
    expect(door.seen).toEqual([]);
  });
});

describe('what Firefox asks by itself before anything is sent', () => {
  it.runIf(browserKind() === 'firefox')('names what is sent, and a no joins nothing', async () => {
    await click('[data-part="pool-offer"] input');
    await click('[data-part="pool-offer"] button');
    const asked = await stage.browser.answerConsent?.(false);
    expect(asked).toMatch(/browsing activity/i);
    expect(asked).toMatch(/website content/i);
    await untilShown('the no', (shown) => shown.includes(say('pool_refused')));
    expect(door.seen).toEqual([]);
    await click('[data-part="pool-offer"] input');
  });
});

describe('a pool that is joined', () => {
  it('is told everything that was kept of its Page, and nothing else', async () => {
    const now = stage.replay.startedMs;
    // Three hours that this browser never saw, by one; and the last minutes by three of which one lies.
    const [first] = stage.replay.history(VANITY, 'likes', 30_000);
    if (!first) throw new Error('there is no history');
    const earlier = Array.from({ length: 180 }, (_, minute): [number, number] => [
      Math.round(first.atMs) - (minute + 1) * 60_000,
      first.value + 130 * (minute + 1),
    ]);
    await Promise.all([
      share('v2', [...earlier, ...reads(now - HOUR_MS, Date.now())]),
      share('v3', reads(now - HOUR_MS, Date.now())),
      share('v4', reads(now - HOUR_MS, Date.now(), 10)),
    ]);
    await click('[data-part="pool-offer"] input');
    await click('[data-part="pool-offer"] button');
    await stage.browser.answerConsent?.(true);
    await until('own samples in the engine', async () => (await pooledOf('v1')) >= 350, {
      deadlineMs: 60_000,
    });
    const text = await (
      await fetch(
        `${engine.inner}/api/v1/export?${new URLSearchParams({ 'match[]': 'ebb_n{by="v1"}', start: '0' })}`,
      )
    ).text();
    const labels = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).metric);
    expect(new Set(labels.map(({ page: id }) => id))).toEqual(new Set([pageId()]));
    for (const one of labels)
      expect(Object.keys(one).toSorted()).toEqual([
        '__name__',
        'by',
        'metric',
        'page',
        'pool',
        'reader',
        'step',
      ]);
  });

  it('says in the settings that it is in touch, and who else shares, having been asked no more than that takes', async () => {
    await untilShown(
      'the pool',
      (shown) => shown.includes('Last in touch at') && OTHERS.every((name) => shown.includes(name)),
    );
    // By then a whole round is over.
    expect(new Set(paths())).toEqual(new Set(['/api/v1/export', '/write', '/api/v1/query_range']));
    expect(door.seen.filter(({ cookie, referer }) => cookie !== undefined || referer !== undefined)).toEqual(
      [],
    );
  });

  it('gives the Page’s chart what others saw, apart from one’s own, under their name', async () => {
    await goIn(page, `page=${encodeURIComponent(pageId())}`, 'Maroc Telecom');
    await pressIn(page, say('dashboard_range_all'));
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details.figures')) (one as HTMLDetailsElement).open = true;
    });
    await untilShown('what v2 read', (shown) => shown.includes('read by v2'));
  });

  it('compares the observers, says who differs, and mutes whom the person mutes', async () => {
    await untilShown('four observers', (shown) => /4 observers, 1 disagrees/.test(shown));
    const flagged = await page.evaluate(
      () => document.querySelector('[data-part="observers"] li:has(.warn)')?.textContent ?? '',
    );
    expect(flagged).toContain('v4');
    await page.evaluate(() =>
      document.querySelector<HTMLButtonElement>('[data-part="observers"] li:has(.warn) button')?.click(),
    );
    await untilShown('three of them', (shown) => /3 observers, all agree/.test(shown));
  });

  it('stands in the log with the observer of each sample', async () => {
    await goIn(page, 'evidence', say('dashboard_nav_evidence'));
    await until('a sample of another', async () => {
      // Only the lines in sight exist; the oldest ones are those that v2 alone read.
      await page.evaluate(() => document.querySelector('section.evidence')?.scrollTo({ top: 1e9 }));
      return /by v2/.test(await shownIn(page));
    });
  });
});

describe('who reads along in the engine', () => {
  it('has something in every panel of the organiser’s dashboard', async () => {
    const { panels } = JSON.parse(readFileSync('pool/grafana.json', 'utf8')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(5);
    const empty = async (): Promise<string[]> => {
      const answers = await Promise.all(queries.map(askEngine));
      return queries.filter((_query, i) => answers[i] === 0);
    };
    await until('an answer to every query', async () => {
      // A figure goes with a round in which there is one.
      await nextRound();
      const without = await empty();
      if (without.length > 0) throw new Error(`nothing for ${without.join('\n')}`);
      return true;
    });
  });
});

describe('a pool that was asked for some rounds', () => {
  it('is not asked before each question whether it may be asked: its addresses never change', () => {
    const preflights = door.seen.filter(({ method }) => method === 'OPTIONS').map(({ path }) => path);
    expect(new Set(preflights)).toEqual(
      new Set(['/api/v1/export', '/write?precision=ms', '/api/v1/query_range']),
    );
    // Chromium asks once for each address; Firefox forgets sooner.
    if (browserKind() === 'chromium') expect(preflights).toHaveLength(3);
    expect(preflights.length).toBeLessThan(paths().length);
  });
});

describe('a pool that is left', () => {
  it('is asked nothing more, and what others shared is gone where the person wants that', async () => {
    await goIn(page, 'settings', say('pool_title'));
    await pressIn(page, say('pool_leave'));
    await pressIn(page, say('pool_leave_delete'));
    await until('it to be gone', async () => !(await shownIn(page)).includes(say('pool_leave')));
    const { length } = door.seen;
    await until('its alarm to be gone', () =>
      page.evaluate(async () => {
        const { alarms } = (
          globalThis as unknown as { chrome: { alarms: { get(name: string): Promise<unknown> } } }
        ).chrome;
        return !(await alarms.get('pool'));
      }),
    );
    const { sampleCount } = await stage.getSeries(VANITY);
    await stage.untilView(VANITY, 'measured on', ({ series }) =>
      series.some((one) => one.metric === 'likes' && one.sampleCount > sampleCount + 3),
    );
    expect(door.seen.length).toBe(length);
  });
});

describe('a pool that sends elsewhere', () => {
  it.each([301, 302, 307, 308])('is not followed (%i): the other host sees no request', async (status) => {
    const { port } = outside.address() as AddressInfo;
    door.redirect({ status, address: `http://127.0.0.1:${port}/api/v1/export` });
    await pasteInvitation(invitations.get(OWN ?? '') ?? '');
    await click('[data-part="pool-offer"] input');
    await click('[data-part="pool-offer"] button');
    await until('it to be said', async () => (await shownIn(page)).includes(say('pool_fault_moved')));
    await pressIn(page, say('pool_leave'));
    await pressIn(page, say('pool_leave_delete'));
    await until('it to be gone', async () => !(await shownIn(page)).includes(say('pool_fault_moved')));
    expect(outsideSaw).toBe(0);
  });
});
