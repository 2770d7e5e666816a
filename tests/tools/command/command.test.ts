import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchCommand } from '../../../tools/bench/bench-command.ts';
import { buildCommand } from '../../../tools/build/build-command.ts';
import { type Command, Misuse } from '../../../tools/command/command.ts';
import { progressOf, sayWait } from '../../../tools/command/progress.ts';
import { oneOf, positive, wholeNumber } from '../../../tools/command/typed-value.ts';
import { root } from '../../../tools/dependencies.mjs';
import { devCommand } from '../../../tools/dev/dev-command.ts';
import { galleryCommand } from '../../../tools/gallery/gallery-command.ts';
import { packageCommand } from '../../../tools/package/package-command.ts';
import { picturesCommand } from '../../../tools/pictures/pictures-command.ts';
import { poolCommand } from '../../../tools/pool/pool-command.ts';
import { ratesCommand } from '../../../tools/rates/rates-command.ts';
import { fixtureCommand } from '../../../tools/read/fixture-command.ts';
import { readCommand } from '../../../tools/read/read-command.ts';
import { SetupError } from '../../../tools/setup.ts';
import { soakCommand } from '../../../tools/soak/soak-command.ts';
import { startCommand } from '../../../tools/start/start-command.ts';
import { testCommand } from '../../../tools/test/test-command.ts';
import { tortureCommand } from '../../../tools/torture/torture-command.ts';
import { typed } from '../typed.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  bench: benchCommand,
  build: buildCommand,
  dev: devCommand,
  gallery: galleryCommand,
  package: packageCommand,
  pictures: picturesCommand,
  pool: poolCommand,
  rates: ratesCommand,
  fixture: fixtureCommand,
  read: readCommand,
  soak: soakCommand,
  start: startCommand,
  test: testCommand,
  torture: tortureCommand,
};

/** One line, one full stop. */
const ONE_SENTENCE = /^[^\n]+ \(--help says what can be typed\)\.\n$/;

describe.each(Object.entries(COMMANDS))('npm run %s', (name, command) => {
  it('answers --help with its usage', async () => {
    const { status, stdout, stderr } = await typed(command, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^npm (?:run )?(?:--silent )?${name}\\b`));
  });

  it('answers an option it does not know with one sentence', async () => {
    const { status, stdout, stderr } = await typed(command, ['--nonsense']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(ONE_SENTENCE);
    expect(stderr).toContain('--nonsense');
  });
});

describe('a command', () => {
  it.each([
    [tortureCommand, ['--browser', 'opera'], 'opera'],
    [tortureCommand, ['--rounds', 'many'], 'many'],
    [soakCommand, ['--hours', '0'], '0'],
    [picturesCommand, ['--theme', 'blue'], 'blue'],
    [benchCommand, ['nothing'], 'nothing'],
    [benchCommand, ['reading', '--days', '3'], '--days'],
    [galleryCommand, ['now'], 'now'],
    [poolCommand, ['join'], 'join'],
    [poolCommand, ['invite'], 'invite'],
    [packageCommand, ['--out'], '--out'],
  ] as readonly (readonly [Command, string[], string])[])(
    'says in one sentence what is wrong with a value: %#',
    async (command, args, word) => {
      const { status, stderr } = await typed(command, args);
      expect(status).toBe(2);
      expect(stderr).toMatch(ONE_SENTENCE);
      expect(stderr).toContain(word);
    },
  );

  it('says what is missing on this machine in its own sentence, and shows where a bug lies', async () => {
    const failing = (error: Error): Command => ({
      usage: 'npm run x',
      options: {},
      run: () => Promise.reject(error),
    });
    const missing = await typed(failing(new SetupError('Install it.')), []);
    expect(missing).toEqual({ status: 1, stdout: '', stderr: 'Install it.\n' });
    const bug = await typed(failing(new TypeError('no such thing')), []);
    expect(bug.status).toBe(1);
    expect(bug.stderr).toMatch(/TypeError: no such thing\n +at /);
  });
});

describe('package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const ours = Object.entries(scripts).filter(([, line]) => line.startsWith('node '));

  it('has the commands above, each by an entry of its own', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(COMMANDS).sort());
    for (const [name, line] of ours) {
      const [, entry] = /^node tools\/run\.mjs (\S+)$/.exec(line) ?? [];
      // The entry runs the command of that name with what was typed.
      expect(readFileSync(join(root, 'tools', `${entry}.ts`), 'utf8')).toContain(`runTyped(${name}Command)`);
    }
  });

  it('reaches them through the runner, in a process of their own', () => {
    const run = (option: string) =>
      spawnSync(process.execPath, ['tools/run.mjs', 'build', option], { cwd: root, encoding: 'utf8' });
    const help = run('--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toMatch(/^npm /);
    const wrong = run('--nonsense');
    expect({ status: wrong.status, stdout: wrong.stdout }).toEqual({ status: 2, stdout: '' });
    expect(wrong.stderr).toMatch(ONE_SENTENCE);
  });
});

describe('a typed value', () => {
  it('is taken as it is meant, or refused', () => {
    expect(oneOf('browser', ['chromium', 'firefox'], 'firefox')).toBe('firefox');
    expect(() => oneOf('browser', ['chromium'], 'Chromium')).toThrow(Misuse);
    expect(wholeNumber('seed', '0')).toBe(0);
    for (const wrong of ['', '-1', '1.5', '1e3', 'x', '9007199254740993'])
      expect(() => wholeNumber('seed', wrong)).toThrow(Misuse);
    expect(positive('number of hours', '0.5')).toBe(0.5);
    for (const wrong of ['', '0', '-1', 'Infinity', 'x'])
      expect(() => positive('number of hours', wrong)).toThrow(Misuse);
  });
});

describe('progress', () => {
  it('says how long the rest takes at the pace so far', () => {
    let nowMs = 1000;
    const progress = progressOf(20, () => nowMs);
    expect(progress(0)).toBe('0 of 20');
    nowMs = 61_000;
    expect(progress(5)).toBe('5 of 20, about 3 min left');
    nowMs = 241_000;
    expect(progress(20)).toBe('20 of 20');
  });

  it('says a wait in the unit that fits', () => {
    expect([sayWait(0), sayWait(40_000), sayWait(170_000), sayWait(9_000_000)]).toEqual([
      '0 s',
      '40 s',
      '3 min',
      '2.5 h',
    ]);
  });
});
