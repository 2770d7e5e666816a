import { Agent, request } from 'node:https';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOODS } from '../../../tools/replay/mood.ts';
import { type Replay, startReplay } from '../../../tools/replay/replay.ts';
import { parseDocument } from '../../parse-document.ts';

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
}

/** Asks as a script without an account does, or as a person who opens the address. */
type As = 'script' | 'person' | 'no-browser';

const HEADERS: Record<As, Record<string, string>> = {
  script: { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' },
  person: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  'no-browser': {},
};

const MINUTE_MS = 60_000;
/** One connection serves many questions: shaking hands takes longer than an answer. */
const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());
let replay: Replay;
let nowMs = 0;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 5, 1, 12);
  replay = await startReplay({ nowMs: () => nowMs, isLong: false });
});
afterEach(() => replay.close());

function ask(path: string, { host = 'www', as = 'script' as As } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port: replay.port,
        path,
        headers: { host: host ? `${host}.facebook.com` : 'facebook.com', ...HEADERS[as] },
        // The certificate was made a moment ago and nobody vouches for it.
        rejectUnauthorized: false,
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(Buffer.from(chunk));
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          html: String(Buffer.concat(chunks)),
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

const hasMetas = ({ html }: Answer): boolean => /name="description" content="[^"]*\d[\d,]* likes/.test(html);
const isWall = ({ status, html }: Answer): boolean => status === 200 && html.includes('/login/web/">');
const plugin = (vanity: string): string =>
  `/plugins/page.php?href=${encodeURIComponent(`https://www.facebook.com/${vanity}`)}`;

describe('in every mood', () => {
  it.each(MOODS)('%s answers who does not say what for with HTTP 400 and 1,542 bytes', async (mood) => {
    replay.setMood(mood);
    const { status, html } = await ask('/inwi', { as: 'no-browser' });
    expect(status).toBe(400);
    expect(Buffer.byteLength(html)).toBe(1542);
  });

  it.each(MOODS.filter((mood) => mood !== 'redirecting'))(
    '%s shows the Page to the person who opens it',
    async (mood) => {
      replay.setMood(mood);
      for (const host of ['www', 'web', 'm']) {
        expect(hasMetas(await ask('/inwi', { host, as: 'person' }))).toBe(true);
      }
    },
  );

  it('sends the bare host on to www', async () => {
    expect(await ask('/inwi', { host: '' })).toMatchObject({
      status: 301,
      location: 'https://www.facebook.com/inwi',
    });
  });

  it('writes down which Page was asked for, by whichever address, and what was answered', async () => {
    await ask('/inwi/about');
    await ask('/profile.php?id=100064838120597');
    await ask(plugin('inwi'));
    replay.setMood('redirecting');
    await ask('/INWI');
    expect(replay.log.reReads('inwi').map(({ status }) => status)).toEqual([200, 200, 200, 302]);
  });
});

describe('open', () => {
  it.each(['/inwi', '/inwi/about', '/inwi/photos/', '/inwi/videos'])(
    'answers %s with metas',
    async (path) => {
      for (const host of ['www', 'web', 'm']) expect(hasMetas(await ask(path, { host }))).toBe(true);
    },
  );

  it('answers /events without any meta of the Page, its header alone', async () => {
    const answer = await ask('/inwi/events');
    expect(answer.html).not.toMatch(/<meta (?:property|name)="(?:og:|al:|description|twitter:)/);
    expect(answer.html).not.toContain('rel="canonical"');
    const document = parseDocument(answer.html);
    expect(document.querySelector('a[href$="/inwi/followers/"]')?.textContent).toBe('1.8M followers');
  });
});

describe('redirecting', () => {
  beforeEach(() => replay.setMood('redirecting'));

  it('sends www on to web, people and scripts alike, and the plugin with its query', async () => {
    for (const as of ['script', 'person'] as const) {
      expect(await ask('/inwi/about', { as })).toMatchObject({
        status: 302,
        location: 'https://web.facebook.com/inwi/about?_rdc=1&_rdr',
      });
    }
    expect((await ask(plugin('inwi'))).location).toBe(
      `https://web.facebook.com${plugin('inwi')}&_rdc=1&_rdr`,
    );
  });

  it('answers on web, and sends one in four back, where who was sent is answered', async () => {
    const answers = [];
    for (let turn = 0; turn < 8; turn += 1) answers.push(await ask('/inwi', { host: 'web' }));
    expect(answers.map(hasMetas)).toEqual([true, true, true, false, true, true, true, false]);
    expect(answers[3]?.location).toBe('https://www.facebook.com/inwi?_rdc=1&_rdr');
    expect(hasMetas(await ask('/inwi?_rdc=1&_rdr'))).toBe(true);
    expect(hasMetas(await ask('/inwi?_rdc=1&_rdr', { host: 'web' }))).toBe(true);
  });

  it('answers on m', async () => {
    expect(hasMetas(await ask('/inwi', { host: 'm' }))).toBe(true);
  });
});

describe('throttled', () => {
  const limits = { burst: 3, everyMs: 45_000, quietMs: 15 * MINUTE_MS };
  beforeEach(() => replay.setMood('throttled', { throttle: limits }));

  const pushUntilWalled = async (): Promise<number> => {
    for (let count = 1; count < 20; count += 1) {
      nowMs += 1000;
      if (isWall(await ask('/inwi'))) return count;
    }
    throw new Error('no wall');
  };

  it('bears one look a minute for an hour', async () => {
    for (let minute = 0; minute < 60; minute += 1) {
      nowMs += MINUTE_MS;
      expect(hasMetas(await ask('/inwi'))).toBe(true);
    }
  });

  it('walls the address that is asked too often, and no other', async () => {
    expect(await pushUntilWalled()).toBe(4);
    expect(hasMetas(await ask('/inwi/about'))).toBe(true);
    expect(hasMetas(await ask('/inwi', { host: 'web' }))).toBe(true);
    expect(hasMetas(await ask('/AtlanticFootballDaily'))).toBe(true);
    expect(isWall(await ask('/INWI/'))).toBe(true);
  });

  it('heals after a quiet time, and not while it is pushed', async () => {
    await pushUntilWalled();
    nowMs += limits.quietMs - 1;
    expect(isWall(await ask('/inwi'))).toBe(true);
    nowMs += limits.quietMs - 1;
    expect(isWall(await ask('/inwi'))).toBe(true);
    nowMs += limits.quietMs;
    expect(hasMetas(await ask('/inwi'))).toBe(true);
  });
});

describe('walled, blocked, plugin-only and closed', () => {
  it('walled: the wall at the Page on every host, metas at its tabs', async () => {
    replay.setMood('walled');
    for (const host of ['www', 'web', 'm']) {
      expect(isWall(await ask('/inwi', { host }))).toBe(true);
      expect(isWall(await ask('/profile.php?id=100064838120597', { host }))).toBe(true);
      for (const tab of ['about', 'photos', 'videos']) {
        expect(hasMetas(await ask(`/inwi/${tab}`, { host }))).toBe(true);
      }
    }
  });

  it('blocked: told with HTTP 200 at the Page, metas at its tabs', async () => {
    replay.setMood('blocked');
    const { status, html } = await ask('/inwi');
    expect(status).toBe(200);
    expect(html).toContain('blocked by our security systems');
    expect(html).not.toContain('likes');
    expect(hasMetas(await ask('/inwi/about'))).toBe(true);
  });

  it('plugin-only: followers in the plugin, the wall elsewhere', async () => {
    replay.setMood('plugin-only');
    for (const path of ['/inwi', '/inwi/about', '/inwi/photos', '/inwi/videos', '/inwi/events']) {
      expect(isWall(await ask(path))).toBe(true);
    }
    expect((await ask(plugin('inwi'))).html).toContain('followers');
  });

  it('closed: the wall everywhere, until the mood changes', async () => {
    replay.setMood('closed');
    for (const path of ['/inwi', '/inwi/about', plugin('inwi')]) {
      for (const host of ['www', 'web', 'm']) expect(isWall(await ask(path, { host }))).toBe(true);
    }
    replay.setMood('open');
    expect(hasMetas(await ask('/inwi'))).toBe(true);
  });
});

describe('the Page Plugin', () => {
  const exactly = (): string =>
    replay.truthAt('inwi', 'followers', Math.floor(nowMs / 20_000) * 20_000).toLocaleString('en');

  it.each([
    ['old', false],
    ['old', true],
    ['new', false],
    ['new', true],
  ] as const)('in its %s shape, rounded: %s', async (shape, isRounded) => {
    replay.setMood('plugin-only', { plugin: { shape, isRounded } });
    const document = parseDocument((await ask(plugin('inwi'))).html);
    const known = document.querySelector('._1drq')?.textContent;
    const text = isRounded ? '1.8M followers' : `${exactly()} followers`;
    if (shape === 'old') expect(known).toBe(text);
    else {
      expect(known).toBeUndefined();
      const shown = [...document.querySelectorAll('div')].filter(({ textContent }) => textContent === text);
      expect(shown).toHaveLength(1);
    }
    expect(document.querySelector('a[href="https://www.facebook.com/inwi"]')).not.toBeNull();
    expect(document.documentElement.outerHTML).not.toContain('likes');
  });

  it('is for no Page but those on the stage', async () => {
    expect((await ask(plugin('nobody'))).status).toBe(404);
    expect((await ask('/plugins/page.php')).status).toBe(404);
  });
});
