import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { parseInvitation } from '../../../src/core/pool/invitation.ts';
import { findObserverId } from '../../../src/core/pool/observer.ts';
import { askExtension } from '../../../tools/browsers/ask-extension.ts';
import { until } from '../../../tools/browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../../../tools/pool/engine.ts';
import {
  agreeToOffer,
  isInPool,
  nextRound,
  POOL_DATA,
  pasteInvitation,
} from '../../../tools/pool/join-by-hand.ts';
import { type DoorQuestion, openPoolDoor, type PoolDoor } from '../../../tools/pool/pool-door.ts';
import { invite, type PoolFile, writePoolFile } from '../../../tools/pool/pool-file.ts';
import { statedId } from '../../../tools/replay/stated-id.ts';
import { goIn, pressIn, say, shownIn } from '../harness/dashboard-page.ts';
import { Stage } from '../harness/stage.ts';

export const VANITY = 'maroctelecom';
/** This browser, and those whose samples the tests send themselves. */
export const OWN = 'v1';
export const OTHERS = ['v2', 'v3', 'v4'] as const;
const POOL = 'ope2016';
const HOUR_MS = 3_600_000;
const PACE_MS = 30_000;
/** Three hours of history, twice a minute. */
const IMPORTED = 350;

type Sample = readonly [atMs: number, count: number];

interface ExtensionGlobals {
  readonly chrome: { readonly permissions: { remove(what: object): Promise<boolean> } };
}

/**
 * A browser that measures one Page, a pool that runs on this machine, and a door before it at which every question of
 * the browser is written down. Each test says what it begins with (`join`, `leave`), so none needs another.
 */
export class PoolWorld {
  /** What the other observers have shared, and until when. */
  private readonly sent = new Map<string, number>();
  private sentUntilMs: number;

  private constructor(
    readonly stage: Stage,
    readonly door: PoolDoor,
    readonly engine: Engine,
    private readonly invitations: ReadonlyMap<string, string>,
    private readonly folder: string,
  ) {
    this.sentUntilMs = stage.replay.startedMs - HOUR_MS;
  }

  static async open(): Promise<PoolWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-pool-e2e-'));
    const ports = await freePorts();
    const { inner, origin } = addressesOf(ports);
    const door = await openPoolDoor(origin);
    const stage = await Stage.open({ hasDashboard: true });
    const shared = stage.replay.page(VANITY);
    let file: PoolFile = {
      origin: door.origin,
      engine: inner,
      pool: POOL,
      organiser: 'Collectif OPE',
      pages: [{ id: statedId(shared), name: shared.name }],
      observers: [],
    };
    const invitations = new Map<string, string>();
    for (const name of [OWN, ...OTHERS]) {
      const invited = invite(file, name);
      file = invited.file;
      invitations.set(name, invited.text);
    }
    writePoolFile(folder, file);
    return new PoolWorld(stage, door, await startEngine(folder, ports), invitations, folder);
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.engine.stop();
    await this.door.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The dashboard. */
  get page(): Page {
    return this.stage.ownPage;
  }

  get pageId(): string {
    return statedId(this.stage.replay.page(VANITY));
  }

  private get poolId(): string {
    return `${this.door.origin}/${POOL}`;
  }

  /** Has the Page measured, on top of three hours of history. */
  async measure(): Promise<void> {
    const view = await this.stage.view(VANITY);
    if (view?.watch.kind !== 'measuring') {
      await this.stage.visit(VANITY);
      await this.stage.importHistory([VANITY]);
      await this.stage.startMeasuring([VANITY]);
    }
    await this.stage.untilView(VANITY, 'measured', ({ series }) =>
      series.some(({ sampleCount }) => sampleCount > IMPORTED),
    );
  }

  /** Waits until some more looks at the Page were kept. */
  async measureOn(): Promise<void> {
    const { sampleCount } = await this.stage.getSeries(VANITY);
    await this.stage.untilView(VANITY, 'measured on', ({ series }) =>
      series.some((one) => one.metric === 'likes' && one.sampleCount > sampleCount + 3),
    );
  }

  // What the pool was asked.

  /** The questions of the extension since a mark: not the browser's own, whether it may ask. */
  asked(mark = 0): DoorQuestion[] {
    return this.door.seen
      .slice(mark)
      .filter(({ method, path }) => method !== 'OPTIONS' && /^\/(?:api|write)\b/.test(path));
  }

  /** The paths of these questions. */
  paths(mark = 0): string[] {
    return this.asked(mark).map(({ path }) => path.split('?')[0] ?? '');
  }

  /** What comes in after this mark was sent after everything until now: the browser itself has come to the door. */
  async mark(): Promise<number> {
    const tab = await this.stage.browser.openTab(`${this.door.origin}/mark`);
    await tab.close();
    return this.door.seen.length;
  }

  /** Where the log of questions stood when the pool was joined last. */
  joinedAt = 0;

  // Joining and leaving.

  /** In the pool, everybody heard, and everything of one's own sent. */
  async join(): Promise<void> {
    await this.measure();
    // First: what is there when one joins is pulled at once.
    await this.shareOn();
    if (!(await this.isJoined())) {
      this.joinedAt = this.door.seen.length;
      await this.paste();
      await this.agree();
    }
    await until('own samples in the engine', async () => (await this.pooledOf(OWN)) >= IMPORTED, {
      deadlineMs: 60_000,
    });
    for (const name of OTHERS) {
      const observer = findObserverId(name);
      if (observer === undefined) throw new Error(`${name} is no observer's name`);
      await askExtension(this.page, 'muteObserver', { id: this.poolId, observer, muted: false });
    }
  }

  /** In no pool, with nothing of others kept. */
  async leave(): Promise<void> {
    await askExtension(this.page, 'leavePool', { id: this.poolId, others: 'delete' });
    await until('the pool to be left', async () => !(await this.isJoined()));
  }

  isJoined(): Promise<boolean> {
    return isInPool(this.page);
  }

  /** Pastes the invitation of this browser, and waits for what it offers. */
  async paste(): Promise<void> {
    await this.openSettings();
    await pasteInvitation(this.page, this.invitations.get(OWN) ?? '');
  }

  agree(): Promise<void> {
    return agreeToOffer(this.stage.browser, this.page);
  }

  /** Takes back what was allowed to Firefox. */
  async withdrawConsent(): Promise<void> {
    await this.page.evaluate(
      async (what) =>
        void (await (globalThis as unknown as ExtensionGlobals).chrome.permissions.remove(what)),
      POOL_DATA,
    );
  }

  /** The settings as they are first shown, with nothing half done. */
  async openSettings(): Promise<void> {
    await goIn(this.page, 'evidence', say('dashboard_nav_evidence'));
    await until('the settings to be gone', () =>
      this.page.evaluate(() => document.querySelector('.join-pool') === null),
    );
    await goIn(this.page, 'settings', say('pool_title'));
  }

  nextRound(): Promise<void> {
    return nextRound(this.page);
  }

  // What others share.

  /**
   * What the others share until now: two honest ones and a liar read every half minute since an hour before the
   * replay; and the first read three hours that this browser never saw.
   */
  async shareOn(): Promise<void> {
    const [fromMs, toMs] = [this.sentUntilMs + PACE_MS, Date.now()];
    const [honest, alsoHonest, liar] = OTHERS;
    const isFirst = !this.sent.has(liar);
    await Promise.all([
      this.share(honest, [...(isFirst ? this.earlier() : []), ...this.reads(fromMs, toMs)]),
      this.share(alsoHonest, this.reads(fromMs, toMs)),
      this.share(liar, this.reads(fromMs, toMs, 10)),
    ]);
    this.sentUntilMs += PACE_MS * Math.max(0, Math.floor((toMs - this.sentUntilMs) / PACE_MS));
  }

  private earlier(): Sample[] {
    const [first] = this.stage.replay.history(VANITY, 'likes', PACE_MS);
    if (!first) throw new Error('there is no history');
    return Array.from(
      { length: 180 },
      (_, minute): Sample => [
        Math.round(first.atMs) - (minute + 1) * 60_000,
        first.value + 130 * (minute + 1),
      ],
    );
  }

  /** The counts an honest observer reads between two instants; a liar sees so many times the loss. */
  private reads(fromMs: number, toMs: number, lie = 1): Sample[] {
    const { replay } = this.stage;
    const start = replay.truthAt(VANITY, 'likes', replay.startedMs - HOUR_MS);
    const samples: Sample[] = [];
    for (let atMs = fromMs; atMs <= toMs; atMs += PACE_MS)
      samples.push([
        Math.round(atMs),
        start - Math.round(lie * (start - replay.truthAt(VANITY, 'likes', atMs))),
      ]);
    return samples;
  }

  /** Past the door: only this browser's questions are to stand in its log. */
  private async share(name: string, samples: readonly Sample[]): Promise<void> {
    if (samples.length === 0) return;
    const parsed = parseInvitation(this.invitations.get(name) ?? '');
    if (parsed.kind === 'refused') throw new Error(`no invitation of ${name}`);
    const lines = samples.map(
      ([atMs, n]) => `ebb,page=${this.pageId},metric=likes,step=1,reader=meta-description n=${n}i ${atMs}`,
    );
    const { status } = await fetch(`${this.engine.origin}/write?precision=ms`, {
      method: 'POST',
      headers: { authorization: `Bearer ${parsed.invitation.token}` },
      body: lines.join('\n'),
    });
    expect(status).toBe(204);
    const all = (this.sent.get(name) ?? 0) + samples.length;
    this.sent.set(name, all);
    // What was sent is found a second later: before that nobody can have it.
    await until(`what ${name} shared`, async () => (await this.pooledOf(name)) >= all);
  }

  // What the engine has.

  /** The series of an observer in the engine, found by it or not yet. */
  async seriesOf(name: string): Promise<{ metric: Record<string, string>; timestamps: number[] }[]> {
    await fetch(`${this.engine.inner}/internal/force_flush`);
    const query = new URLSearchParams({ 'match[]': `ebb_n{by="${name}"}`, start: '0' });
    const text = await (await fetch(`${this.engine.inner}/api/v1/export?${query}`)).text();
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  private async pooledOf(name: string): Promise<number> {
    return (await this.seriesOf(name)).reduce((sum, { timestamps }) => sum + timestamps.length, 0);
  }

  /** How many series the engine answers a query with, as of now, in the Page that is shared. */
  async askEngine(expression: string): Promise<number> {
    const query = expression.replaceAll('$page', this.pageId).replaceAll('$metric', 'likes');
    const asked = new URLSearchParams({ query, nocache: '1' });
    const answer = await (await fetch(`${this.engine.inner}/api/v1/query?${asked}`)).json();
    return (answer as { data: { result: unknown[] } }).data.result.length;
  }

  /** How many records of others' samples this browser keeps. */
  othersKept(): Promise<number> {
    return this.page.evaluate(async () => {
      const opening = indexedDB.open('ebb');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const counting = opening.result.transaction('pooled').objectStore('pooled').count();
      await new Promise((resolve) => counting.addEventListener('success', resolve));
      opening.result.close();
      return counting.result;
    });
  }

  /** Waits until the dashboard shows something; else says what it shows, and what the pool was asked last. */
  untilShown(what: string, isSo: (shown: string) => boolean): Promise<true> {
    return until(
      what,
      async () => {
        const shown = await shownIn(this.page);
        if (isSo(shown)) return true;
        const last = this.door.seen.slice(-6);
        const asked = last.map(({ method, path, end, answered }) => `${method} ${path} ${end} ${answered}`);
        throw new Error(`shown is: ${shown}\nasked was: ${asked.join('\n')}`);
      },
      { deadlineMs: 60_000 },
    );
  }

  /** Opens the Page in the dashboard with everything that there is of it. */
  async openPage(): Promise<void> {
    await goIn(this.page, `page=${encodeURIComponent(this.pageId)}`, 'Maroc Telecom');
    await pressIn(this.page, say('dashboard_range_all'));
    await this.page.evaluate(() => {
      for (const one of document.querySelectorAll('details.figures')) (one as HTMLDetailsElement).open = true;
    });
  }
}
