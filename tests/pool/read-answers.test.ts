import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/math/durations.ts';
import { readExport, readHourCounts } from '../../src/pool/read-answers.ts';

const T0 = Date.UTC(2026, 9, 1, 18);
const LABELS = {
  __name__: 'ebb_n',
  by: 'v1',
  metric: 'likes',
  page: 'facebook:1',
  pool: 'ope2016',
  reader: 'meta-description',
  step: '1',
};

const line = (labels: Record<string, string>, values: unknown[], timestamps: unknown[]) =>
  JSON.stringify({ metric: { ...LABELS, ...labels }, values, timestamps });

const refusedOf = (text: string) => {
  const { series, refused } = readExport(text, { fromMs: T0, toMs: T0 + HOUR_MS });
  return { samples: series.flatMap(({ samples }) => samples).length, refused };
};

describe('samples that others shared', () => {
  it('are put together by observer, Page and metric, whatever reader and step, in time order', () => {
    const text = [
      line({}, [100, 99], [T0 + 2000, T0]),
      line({ step: '100', reader: 'header-link' }, [100], [T0 + 1000]),
      line({ by: 'v2' }, [7], [T0]),
    ].join('\n');
    expect(readExport(text, { fromMs: T0, toMs: T0 + HOUR_MS })).toEqual({
      refused: 0,
      series: [
        {
          observer: 'v1',
          page: 'facebook:1',
          metric: 'likes',
          samples: [
            { atMs: T0, value: 99, step: 1, reader: 'meta-description' },
            { atMs: T0 + 1000, value: 100, step: 100, reader: 'header-link' },
            { atMs: T0 + 2000, value: 100, step: 1, reader: 'meta-description' },
          ],
        },
        {
          observer: 'v2',
          page: 'facebook:1',
          metric: 'likes',
          samples: [{ atMs: T0, value: 7, step: 1, reader: 'meta-description' }],
        },
      ],
    });
  });

  it.each([
    ['a count of 2^60', line({}, [2 ** 60], [T0])],
    ['a count below zero', line({}, [-1], [T0])],
    ['half a like', line({}, [0.5], [T0])],
    ['none', line({}, [null], [T0])],
    ['a time of 1970', line({}, [1], [0])],
    ['a time to come', line({}, [1], [T0 + 2 * HOUR_MS])],
    ['a time before those that were asked for', line({}, [1], [T0 - 1])],
    ['half a millisecond', line({}, [1], [T0 + 0.5])],
  ])('are refused one by one: %s', (_what, text) => {
    expect(refusedOf(text)).toEqual({ samples: 0, refused: 1 });
    expect(refusedOf(`${text}\n${line({}, [1], [T0])}`)).toEqual({ samples: 1, refused: 1 });
  });

  it.each([
    ['another metric', line({ metric: 'shares' }, [1], [T0])],
    ['a reader of no name', line({ reader: 'tea-leaves' }, [1], [T0])],
    ['a step of zero', line({ step: '0' }, [1], [T0])],
    ['a step that is no number', line({ step: '1e3' }, [1], [T0])],
    ['an observer with a quote', line({ by: 'v"1' }, [1], [T0])],
    ['more instants than counts', line({}, [1], [T0, T0 + 1])],
    ['no JSON', '<html>'],
    ['half a line', line({}, [1], [T0]).slice(0, 40)],
    ['a list', '[]'],
  ])('are refused by the line: %s', (_what, text) => {
    expect(refusedOf(text)).toEqual({ samples: 0, refused: 1 });
  });
});

describe('counts by the hour', () => {
  const answer = (result: unknown) =>
    JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });

  const ASKED = { fromMs: T0, toMs: T0 + 2 * HOUR_MS };

  it('stand at the start of their hour, though asked for at its last millisecond', () => {
    const metric = { by: 'v1', page: 'facebook:1', metric: 'likes' };
    const at = (hour: number) => (T0 + (hour + 1) * HOUR_MS - 1) / 1000;
    expect(
      readHourCounts(
        answer([
          {
            metric,
            values: [
              // Of hours that were not asked for nothing is believed.
              [at(-1), '60'],
              [at(0), '60'],
              [at(2), '3'],
              [at(3), '3'],
            ],
          },
        ]),
        ASKED,
      ),
    ).toEqual([
      {
        observer: 'v1',
        page: 'facebook:1',
        metric: 'likes',
        hours: new Map([
          [T0, 60],
          [T0 + 2 * HOUR_MS, 3],
        ]),
      },
    ]);
  });

  it.each([
    ['an error', JSON.stringify({ status: 'error', error: 'x' })],
    ['no JSON', 'no'],
    [
      'more observers than anybody invites',
      answer(
        Array.from({ length: 201 }, (_, i) => ({
          metric: { by: `v${i}`, page: 'p', metric: 'likes' },
          values: [],
        })),
      ),
    ],
    [
      'the same series twice',
      answer([0, 1].map(() => ({ metric: { by: 'v1', page: 'p', metric: 'likes' }, values: [] }))),
    ],
    ['a vector', JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [] } })],
    [
      'a count that is none',
      answer([{ metric: { by: 'v1', page: 'p', metric: 'likes' }, values: [[1, '-3']] }]),
    ],
  ])('are nothing in %s', (_what, text) => {
    expect(readHourCounts(text, ASKED)).toBeUndefined();
  });
});
