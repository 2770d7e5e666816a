import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  parseDuration,
  START_OPTIONS,
  type StartOptions,
  startOptions,
} from '../../../tools/start/options.ts';

const parseOptions = (args: string[], hasDisplay: boolean): StartOptions =>
  startOptions(parseArgs({ args, options: START_OPTIONS }).values, hasDisplay);

describe('the options of npm start', () => {
  it('reads durations with their unit, and refuses one without', () => {
    expect(parseDuration('90s')).toBe(90_000);
    expect(parseDuration('4m')).toBe(240_000);
    expect(parseDuration('1.5h')).toBe(5_400_000);
    expect(() => parseDuration('4')).toThrow('no duration');
    expect(() => parseDuration('4 minutes')).toThrow('no duration');
  });

  it('goes headless for four minutes where there is no display, and on and on where there is one', () => {
    expect(parseOptions([], false)).toEqual({
      browser: 'chromium',
      headless: true,
      forMs: 240_000,
      out: 'out',
      live: false,
      pool: false,
    });
    expect(parseOptions([], true)).toEqual({
      browser: 'chromium',
      headless: false,
      out: 'out',
      live: false,
      pool: false,
    });
  });

  it('takes what it is told and refuses what it does not know', () => {
    const args = '--headless --browser firefox --for 3m --out there --seed 7'.split(' ');
    expect(parseOptions(args, true)).toEqual({
      browser: 'firefox',
      headless: true,
      forMs: 180_000,
      out: 'there',
      live: false,
      pool: false,
      seed: 7,
    });
    expect(() => parseOptions(['--browser', 'opera'], true)).toThrow('no browser "opera"');
    expect(() => parseOptions(['--seed', 'x'], true)).toThrow('no seed');
    expect(() => parseOptions(['--fast'], true)).toThrow();
    expect(() => parseOptions(['--mood', 'kind'], true)).toThrow('no mood "kind": open, redirecting');
    expect(() => parseOptions(['--check', 'inwi'], true)).toThrow('no address');
    expect(parseOptions(['--pool'], true).pool).toBe(true);
    expect(() => parseOptions(['--pool', '--live'], true)).toThrow('on the replay alone');
    expect(
      parseOptions(['--mood', 'walled', '--check', 'https://www.facebook.com/inwi'], true),
    ).toMatchObject({
      mood: 'walled',
      check: 'https://www.facebook.com/inwi',
    });
  });
});
