import type { parseArgs } from 'node:util';
import { BROWSER_KINDS, type BrowserKind } from '../browsers/find-browser.ts';
import { Misuse } from '../command/command.ts';
import { MOODS, type Mood } from '../replay/mood.ts';

export interface StartOptions {
  readonly browser: BrowserKind;
  readonly headless: boolean;
  /** How long to go on; nothing: until the person ends it. */
  readonly forMs?: number;
  readonly out: string;
  /** The real site instead of the replay. */
  readonly live: boolean;
  readonly seed?: number;
  /** How the played site answers; `redirecting` unless told. */
  readonly mood?: Mood;
  /** Three browsers and a pool in place of one. */
  readonly pool: boolean;
  /** The address of a Page whose roads are to be checked, and nothing else. */
  readonly check?: string;
}

export const USAGE = `npm start -- [options]

  --browser chromium|firefox   which browser; chromium unless told
  --headless                   without a window; so by itself where there is no display
  --for 4m                     how long to go on (90s, 4m, 1h); until Ctrl-C unless told, 4m without a display
  --out DIR                    where pictures and figures go; out unless told
  --seed NUMBER                another course of the evening
  --mood NAME                  how the played site answers: ${MOODS.join(', ')}
  --pool                       three browsers that share through a pool on this machine: one measures all the time, one
                               sleeps for a while, one joins late; at the end the late one must have what the others
                               shared, sample by sample, and draw whoever looked most often (needs the pool's engine)
  --live                       the real site instead of the replay of 27 February 2016
  --check ADDRESS              with --live: ask each road of a Page once, a minute apart, and say what it answers`;

const UNITS_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };
const DEFAULT_HEADLESS_MS = 240_000;

/** `90s`, `4m`, `1.5h`. @throws Misuse for anything else. */
export function parseDuration(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (!number || !unitMs) throw new Misuse(`"${text}" is no duration: write 90s, 4m or 1h`);
  return Number(number) * unitMs;
}

const isBrowserKind = (text: string): text is BrowserKind =>
  (BROWSER_KINDS as readonly string[]).includes(text);

/** What can be typed. */
export const START_OPTIONS = {
  browser: { type: 'string', default: 'chromium' },
  headless: { type: 'boolean', default: false },
  for: { type: 'string' },
  out: { type: 'string', default: 'out' },
  seed: { type: 'string' },
  live: { type: 'boolean', default: false },
  pool: { type: 'boolean', default: false },
  mood: { type: 'string' },
  check: { type: 'string' },
} as const;

type Typed = ReturnType<typeof parseArgs<{ options: typeof START_OPTIONS }>>['values'];

/** @throws Misuse with a sentence for the person. @param hasDisplay whether a window can be shown here. */
export function startOptions(values: Typed, hasDisplay: boolean): StartOptions {
  if (!isBrowserKind(values.browser)) {
    throw new Misuse(`no browser "${values.browser}": ${BROWSER_KINDS.join(' or ')}`);
  }
  if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed)) {
    throw new Misuse(`"${values.seed}" is no seed: write a whole number`);
  }
  const mood = MOODS.find((known) => known === values.mood);
  if (values.mood !== undefined && !mood) throw new Misuse(`no mood "${values.mood}": ${MOODS.join(', ')}`);
  if (values.check !== undefined && !URL.canParse(values.check)) {
    throw new Misuse(`"${values.check}" is no address: write https://www.facebook.com/NAME`);
  }
  if (values.pool && (values.live || values.check !== undefined))
    throw new Misuse('a pool is played on the replay alone: --pool goes with neither --live nor --check');
  const forMs = values.for ? parseDuration(values.for) : hasDisplay ? undefined : DEFAULT_HEADLESS_MS;
  return {
    browser: values.browser,
    headless: values.headless || !hasDisplay,
    out: values.out,
    live: values.live,
    pool: values.pool,
    ...(mood === undefined ? {} : { mood }),
    ...(values.check === undefined ? {} : { check: values.check }),
    ...(forMs === undefined ? {} : { forMs }),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  };
}

/** Whether this machine can show a window. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
