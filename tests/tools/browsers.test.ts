import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findInPath } from '../../tools/browsers/find-browser.ts';
import { messageInAll } from '../../tools/browsers/messages.ts';
import { until } from '../../tools/browsers/until.ts';

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

describe('waiting', () => {
  it('gives the first answer that is one, and takes an error for not yet', async () => {
    const answers = [undefined, false, new Error('not yet'), 'there'];
    const next = (): string | false | undefined => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return typeof answer === 'string' ? answer : undefined;
    };
    expect(await until('an answer', next, { everyMs: 1 })).toBe('there');
  });

  it('ends at the deadline with what it waited for and the last error', async () => {
    const waiting = until('godot', () => Promise.reject(new Error('late')), { deadlineMs: 20, everyMs: 1 });
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
