import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { filterSample, startFilter } from '../../../src/core/rate/filter/rate-filter.ts';
import { root } from '../../../tools/dependencies.mjs';
import { csvRecords } from '../../../tools/rates/csv-records.ts';
import { type EventLine, type RateLine, rateLines } from '../../../tools/rates/rate-lines.ts';
import { ratesCommand } from '../../../tools/rates/rates-command.ts';
import { type Row, readRows } from '../../../tools/rates/read-rows.ts';
import { typed } from '../typed.ts';

const START_MS = Date.UTC(2016, 1, 27, 20);
const at = (i: number) => new Date(START_MS + i * 30_000).toISOString();

const rowsOf = (text: string): readonly Row[] => {
  const found = readRows(text);
  if ('bad' in found) throw new Error(JSON.stringify(found.bad));
  return found.rows;
};
const badOf = (text: string) => {
  const found = readRows(text);
  return 'bad' in found ? found.bad : [];
};
const steady = Array.from({ length: 30 }, (_, i) => `${at(i)},${2_450_000 - 70 * i},1`);

describe('records of a CSV text', () => {
  it('come with the line they begin on, over quoted line breaks, carriage returns and empty lines', () => {
    const text = '\uFEFFa,b\r\n1,"two\nlines"\r\n\r\n"say ""hi""",4\n5,6';
    expect([...csvRecords(text)]).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', 'two\nlines'] },
      { line: 5, fields: ['say "hi"', '4'] },
      { line: 6, fields: ['5', '6'] },
    ]);
  });
});

describe('rows', () => {
  it('may end in carriage returns alone, and none is lost', () => {
    const rows = rowsOf(['at,count,step', ...steady].join('\r'));
    expect(rows.map(({ value }) => value)).toEqual(steady.map((_, i) => 2_450_000 - 70 * i));
  });

  it('are read by their headings, in any order, with the columns they do not need left alone', () => {
    const text = `page_name,step,count,at,page_id,metric\n"A, B",100,3700,${at(0)},12,likes\n`;
    expect(rowsOf(text)).toEqual([
      { at: at(0), atMs: START_MS, value: 3700, step: 100, series: { page_id: '12', metric: 'likes' } },
    ]);
  });

  it.each([
    ['2016-02-27 20:00:00,5,1', 'at'],
    ['2016-02-30T20:00:00.000Z,5,1', 'at'],
    ['2016-02-27T20:00:00.000+01:00,5,1', 'at'],
    [`${at(0)},3.7K,1`, 'count'],
    [`${at(0)},-5,1`, 'count'],
    [`${at(0)},,1`, 'count'],
    [`${at(0)},1e6,1`, 'count'],
    [`${at(0)},9007199254740993,1`, 'count'],
    [`${at(0)},5,0`, 'step'],
    [`${at(0)},5,1.5`, 'step'],
    [`${at(0)},5`, '2 fields'],
    [`${at(0)},5,1,extra`, '4 fields'],
  ])('that are wrong are named by line, and nothing is guessed: %s', (row, reason) => {
    const bad = badOf(`at,count,step\n${at(1)},7,1\n\n${row}\n`);
    expect(bad).toMatchObject([{ line: 4 }]);
    expect(bad[0]?.reason).toContain(reason);
  });

  it('whose filter is not a state of this method are named', () => {
    const bad = badOf(`at,count,step,filter\n${at(0)},5,1,"{""version"":1}"\n${at(1)},5,1,\n`);
    expect(bad).toMatchObject([{ line: 2, reason: expect.stringContaining('not a state of this method') }]);
  });

  it('without a heading that says what is what are refused', () => {
    expect(badOf('')).toMatchObject([{ line: 1 }]);
    expect(badOf(`time,count,step\n${at(0)},5,1`)[0]?.reason).toContain('at');
    expect(badOf('at,at,count,step\n')[0]?.reason).toContain('twice');
  });
});

describe('rate lines', () => {
  const lines = (rows: readonly Row[], withEvents = false) => [...rateLines(rows, withEvents)];

  it('are one a sample, null until something can be said, and what the extension says', () => {
    const rows = rowsOf(['at,count,step', ...steady].join('\n'));
    let state = startFilter();
    const expected = rows.map((row) => {
      const step = filterSample(state, row);
      state = step.state;
      return step.estimate.kind !== 'no-rate'
        ? {
            at: row.at,
            perMinute: step.estimate.perMinute,
            low: step.estimate.low,
            high: step.estimate.high,
          }
        : { at: row.at, perMinute: null, low: null, high: null };
    });
    expect(lines(rows)).toEqual(expected);
    expect(expected[0]?.perMinute).toBeNull();
    expect(expected.at(-1)?.perMinute).toBeCloseTo(-140, 0);
  });

  it('keep pages and metrics apart', () => {
    const alone = steady.map((row) => `${row},a,likes`);
    const mixed = alone.flatMap((row, i) => [row, `${at(i)},500,1,b,likes`, `${at(i)},900,1,a,followers`]);
    const of = (rows: readonly string[]) =>
      lines(rowsOf(['at,count,step,page_id,metric', ...rows].join('\n'))) as RateLine[];
    expect(of(mixed).filter((line) => line.page_id === 'a' && line.metric === 'likes')).toEqual(of(alone));
  });

  it('tell events after the sample at which they became known, when asked', () => {
    const rows = rowsOf(['at,count,step', `${at(0)},3700,100`, `${at(1)},3700,100`].join('\n'));
    const [, told] = lines(rows, true) as [RateLine, EventLine];
    expect(told).toEqual({ at: at(0), event: { kind: 'resolution', atMs: START_MS, step: 100 } });
  });
});

describe('the command', () => {
  it('reads standard input and writes a line of JSON a sample', async () => {
    const { status, stdout, stderr } = await typed(
      ratesCommand,
      ['-'],
      ['at,count,step', ...steady].join('\n'),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(30);
    expect(Object.keys(JSON.parse(lines[29] ?? '{}'))).toEqual(['at', 'perMinute', 'low', 'high']);
  });

  it('names malformed rows on the error output, writes nothing else and fails', async () => {
    const rows = `at,count,step\n${at(0)},5,1\n${at(1)},five,1\n`;
    const { status, stdout, stderr } = await typed(ratesCommand, ['-'], rows);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe('standard input, line 3: count is not a whole number: "five"\n');
  });

  it('ends quietly where whoever reads has enough', () => {
    const script = [process.execPath, 'tools/run.mjs', 'rates', '-'].join(' ');
    const rows = ['at,count,step', ...Array.from({ length: 3000 }, (_, i) => `${at(i)},${5_000_000 - i},1`)];
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${script} | head -n 1`], {
      cwd: root,
      input: rows.join('\n'),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });
});
