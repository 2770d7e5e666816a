import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { browserVersion } from '../../tools/browsers/browser-version.ts';
import { findInPath } from '../../tools/browsers/find-browser.ts';
import { messageInAll } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';
import { setUp } from '../../tools/setup.ts';

const folder = mkdtempSync(join(tmpdir(), 'ebb-path-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, mode: number): string {
  const file = join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

describe('finding a browser', () => {
  const path = ['', '/nowhere', folder].join(delimiter);

  it('takes the best name that is a program in PATH', () => {
    const chrome = program('google-chrome', 0o755);
    expect(findInPath(['chromium', 'google-chrome'], path)).toBe(chrome);
    const chromium = program('chromium', 0o755);
    expect(findInPath(['chromium', 'google-chrome'], path)).toBe(chromium);
  });

  it('finds nothing where there is no such program', () => {
    expect(findInPath(['firefox-esr', 'firefox'], path)).toBeUndefined();
    expect(findInPath(['chromium'], '')).toBeUndefined();
  });
});

describe('setting up', () => {
  /** A program that says it is such a browser. */
  function saying(version: string): string {
    const file = program('some-browser', 0o755);
    writeFileSync(file, `#!/bin/sh\necho '${version}'\n`);
    return file;
  }

  afterEach(() => vi.unstubAllEnvs());

  it('refuses a browser that is older than the manifest asks for, in one sentence', () => {
    vi.stubEnv('FIREFOX_PATH', saying('Mozilla Firefox 140.12.0esr'));
    expect(() => setUp(['firefox'])).toThrow(/some-browser is older than version 142, .*FIREFOX_PATH/);
    vi.stubEnv('CHROME_PATH', saying('Chromium 122.0.6261.57 built on Debian'));
    expect(() => setUp(['chromium'])).toThrow(/some-browser is older than version 123, .*CHROME_PATH/);
  });

  it('takes one that is not', () => {
    vi.stubEnv('FIREFOX_PATH', saying('Mozilla Firefox 142.0'));
    expect(() => setUp(['firefox'])).not.toThrow();
  });

  it('takes one that does not say how old it is', () => {
    expect(browserVersion(saying(''))).toBeUndefined();
  });
});

describe('waiting', () => {
  it('gives the first answer that is one, and takes an error for not yet', async () => {
    const answers = [undefined, false, new Error('not yet'), 'there'];
    const next = (): string | false | undefined => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return typeof answer === 'string' ? answer : undefined;
    };
    expect(await until('an answer', next)).toBe('there');
  });

  it('ends at the deadline with what it waited for and the last error', async () => {
    const waiting = until('godot', () => Promise.reject(new Error('late')), { deadlineMs: 20 });
    await expect(waiting).rejects.toThrow('in vain for: godot');
    await expect(waiting).rejects.toMatchObject({ cause: new Error('late') });
  });
});

describe('the labels of the interface', () => {
  it('are there in every language', () => {
    expect(new Set(messageInAll('measure')).size).toBe(3);
    expect(() => messageInAll('no_such_message')).toThrow('no message "no_such_message"');
  });
});
