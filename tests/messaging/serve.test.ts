import { afterEach, describe, expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { onNotice } from '../../src/messaging/notices.ts';
import type { PageAnswer } from '../../src/messaging/protocol.ts';
import { type BackgroundHandlers, serveBackground } from '../../src/messaging/serve.ts';
import { serveTab } from '../../src/messaging/serve-tab.ts';

type Respond = (answer: unknown) => void;
type Listener = (message: unknown, sender: object, respond: Respond) => unknown;
const listeners = vi.hoisted(() => new Set<Listener>());

vi.mock('../../src/platform/browser.ts', () => ({
  browser: {
    runtime: {
      id: 'ebb',
      getURL: (path: string) => `chrome-extension://ebb/${path}`,
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
}));

const content = { id: 'ebb', url: 'https://www.facebook.com/maroctelecom', frameId: 0, tab: { id: 7 } };
const view = { id: 'ebb', url: 'chrome-extension://ebb/popup.html' };
const background = { id: 'ebb' };

/** What the one listener answers, by promise or by call; undefined when it does not answer at all. */
async function ask(message: unknown, sender: object): Promise<unknown> {
  const [listener] = listeners;
  return new Promise((resolve) => {
    const returned = listener?.(message, sender, resolve);
    if (returned !== true) resolve(returned);
  });
}

const unknownPage: PageAnswer = { kind: 'unknown-page' };
const notAsked = (): never => {
  throw new Error('the handler was reached');
};

function serveWith(handlers: Partial<BackgroundHandlers>): unknown[] {
  const errors: unknown[] = [];
  const all: BackgroundHandlers = {
    report: notAsked,
    getPage: notAsked,
    explainPage: notAsked,
    setMeasuring: notAsked,
    addPage: notAsked,
    setMeasuringOf: notAsked,
    setCloseUp: notAsked,
    setMetric: notAsked,
    getMessages: notAsked,
    getWords: notAsked,
    getOverlayStyle: notAsked,
    openDashboard: notAsked,
    importHistory: notAsked,
    takeBack: notAsked,
    changePage: notAsked,
    joinPages: notAsked,
    separatePages: notAsked,
    laterPages: notAsked,
    deletePage: notAsked,
    deleteHistory: notAsked,
    getStorageState: notAsked,
    explainRoads: notAsked,
    getWays: notAsked,
    checkWay: notAsked,
    saveCampaign: notAsked,
    deleteCampaign: notAsked,
    addNote: notAsked,
    deleteNote: notAsked,
    joinPool: notAsked,
    sharePages: notAsked,
    leavePool: notAsked,
    muteObserver: notAsked,
    ...handlers,
  };
  serveBackground(all, (error) => errors.push(error));
  return errors;
}

afterEach(() => listeners.clear());

describe('the background', () => {
  it('hands a well-formed question to its handler and answers with the value', async () => {
    const bodies: unknown[] = [];
    serveWith({
      getPage: async (body) => {
        bodies.push(body);
        return unknownPage;
      },
    });
    expect(await ask({ ebb: 'getPage', body: { keys: [toPageId('facebook:123')] } }, content)).toEqual({
      ok: true,
      value: { kind: 'unknown-page' },
    });
    expect(bodies).toEqual([{ keys: [toPageId('facebook:123')] }]);
  });

  it.each([
    ['another extension', { ...content, id: 'other' }],
    ['a frame inside the page', { ...content, frameId: 3 }],
    ['a tab of another site', { ...content, url: 'https://facebook.com.example.org/x' }],
    ['a sender without an address', { id: 'ebb' }],
  ])('does not answer %s', async (_who, sender) => {
    serveWith({});
    expect(await ask({ ebb: 'getPage', body: { keys: [] } }, sender)).toBeUndefined();
  });

  it('refuses a question only our own pages may ask when a content script asks it', async () => {
    serveWith({});
    expect(await ask({ ebb: 'importHistory', body: { file: {} } }, content)).toEqual({
      ok: false,
      reason: 'not from a content',
    });
  });

  it('lets a private window ask for words, and for nothing that would be kept or told', async () => {
    serveWith({ getWords: async () => ({ labels: '', numbers: '', titles: '' }) });
    const inPrivate = { ...content, tab: { id: 7, incognito: true } };
    expect(await ask({ ebb: 'getWords', body: {} }, inPrivate)).toMatchObject({ ok: true });
    const told = ['report', 'getPage', 'setMeasuring', 'setMetric', 'openDashboard'];
    for (const ebb of told) {
      expect(await ask({ ebb, body: {} }, inPrivate)).toEqual({ ok: false, reason: 'not from a private' });
    }
  });

  it.each([
    ['no question', 'getPage', 'not a question'],
    ['an unknown name', { ebb: 'drop', body: {} }, 'unknown question'],
    ['a name of the prototype', { ebb: 'constructor', body: {} }, 'unknown question'],
    ['a malformed body', { ebb: 'getPage', body: { keys: 'x' } }, 'malformed getPage'],
  ])('refuses %s with a reason', async (_what, message, reason) => {
    serveWith({});
    const answer = await ask(message, view);
    expect(answer).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it.each([
    ['a long list', { aliases: Array.from({ length: 2_000_000 }, (_, i) => `${i} x`) }],
    ['a long text', { aliases: ['x'.repeat(20_000_000)] }],
    ['a deep one', { aliases: Array.from({ length: 200_000 }).reduce<unknown>((inner) => [inner], 1) }],
    ['many keys', Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`key ${i}`, i]))],
  ])('refuses a message of 20 MB without looking through it: %s', async (_what, body) => {
    serveWith({});
    expect(await ask({ ebb: 'getPage', body }, content)).toEqual({ ok: false, reason: 'too much: getPage' });
  });

  it('tells a view what is wrong with a heavy message without naming every fault of it', async () => {
    serveWith({});
    const body = { aliases: Array.from({ length: 100_000 }, () => '') };
    const answer = (await ask({ ebb: 'getPage', body }, view)) as { reason: string };
    expect(answer.reason.length).toBeLessThan(500);
  });

  it('refuses a report whose count is not one', async () => {
    serveWith({});
    const page = {
      id: 'facebook:1',
      ids: [toPageId('facebook:1')],
      name: 'A',
      address: 'https://www.facebook.com/a',
    };
    const report = (value: number): object => ({
      ebb: 'report',
      body: {
        look: {
          kind: 'readings',
          page,
          language: 'en',
          readings: [{ metric: 'likes', count: { value, step: 1 }, reader: 'meta-description' }],
        },
        atMs: Date.UTC(2026, 10, 24),
        clockAgrees: true,
        version: '0.1.0',
      },
    });
    for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await ask(report(value), content)).toMatchObject({ ok: false });
    }
  });

  it('answers with the reason and reports the error when a handler fails', async () => {
    const failure = new Error('the database is closed');
    const errors = serveWith({ getPage: async () => Promise.reject(failure) });
    expect(await ask({ ebb: 'getPage', body: { keys: [] } }, view)).toEqual({
      ok: false,
      reason: 'the database is closed',
    });
    expect(errors).toEqual([failure]);
  });
});

describe('a content script', () => {
  const question = {
    ebb: 'readAgain',
    body: {
      keys: [toPageId('facebook:1')],
      address: 'https://www.facebook.com/maroctelecom',
      metric: 'likes',
    },
  };

  it('answers the background and nobody else', async () => {
    serveTab(
      {
        obstacleHere: notAsked,
        explain: notAsked,
        readAgain: async () => Promise.reject(new Error('reached')),
      },
      new AbortController().signal,
    );
    expect(await ask(question, background)).toEqual({ ok: false, reason: 'Error: reached' });
    expect(await ask(question, content)).toBeUndefined();
    expect(await ask(question, { id: 'other' })).toBeUndefined();
  });

  it('refuses to read an address that is not on Facebook', async () => {
    serveTab(
      { obstacleHere: notAsked, explain: notAsked, readAgain: notAsked },
      new AbortController().signal,
    );
    const elsewhere = { ...question, body: { ...question.body, address: 'https://example.org/a' } };
    expect(await ask(elsewhere, background)).toMatchObject({ ok: false });
  });

  it('hears news until its lifetime ends, and then nothing listens', async () => {
    const lifetime = new AbortController();
    const heard: string[] = [];
    onNotice('pageRemoved', ({ pageId }) => heard.push(pageId), lifetime.signal);
    serveTab({ obstacleHere: notAsked, explain: notAsked, readAgain: notAsked }, lifetime.signal);
    for (const listener of listeners)
      listener({ ebbNotice: 'pageRemoved', body: { pageId: 'facebook:1' } }, background, notAsked);
    lifetime.abort();
    expect(listeners.size).toBe(0);
    expect(heard).toEqual(['facebook:1']);
  });
});
