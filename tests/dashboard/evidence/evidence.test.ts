import { describe, expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { Sample } from '../../../src/core/series/sample.ts';
import {
  countKinds,
  type Evidence,
  filterEvidence,
  nearestLine,
  newestEvidenceFirst,
  seriesEvidence,
  withDays,
} from '../../../src/dashboard/evidence/evidence.ts';

const T = Date.UTC(2016, 1, 27, 20);
const inwi = toPageId('facebook:@inwi');
const sample = (second: number, value: number): Sample => ({
  atMs: T + second * 1000,
  value,
  step: 1,
  reader: 'classic-counter',
});

const samples = [sample(0, 1000), sample(30, 930), sample(60, 860), sample(3660, 200), sample(3690, 210)];
const lines = seriesEvidence({
  pageId: inwi,
  metric: 'likes',
  samples,
  events: [
    { kind: 'platform-change', atMs: T + 3_660_000, afterMs: T + 60_000, size: -500, probability: 0.9 },
  ],
});
const note: Evidence = { kind: 'note', atMs: T + 45_000, id: 'n1', text: 'VoIP cut' };
const log = newestEvidenceFirst([...lines, note]);

describe('the evidence of a series', () => {
  it('has every sample with its difference to the one before', () => {
    const differences = lines.flatMap((line) => (line.kind === 'sample' ? [line.difference] : []));
    expect(differences).toEqual([undefined, -70, -70, -660, 10]);
  });

  it('says the change a minute, and none over a gap', () => {
    const changes = lines.flatMap((line) => (line.kind === 'sample' ? [line.perMinute] : []));
    expect(changes).toEqual([undefined, -140, -140, undefined, 20]);
  });

  it('tells no difference between a number and the same one shown in coarser steps', () => {
    const rounded = { ...sample(60, 900), step: 100 };
    const mixed = seriesEvidence({
      pageId: inwi,
      metric: 'likes',
      samples: [sample(0, 1000), sample(30, 930), rounded, { ...rounded, atMs: T + 90_000, value: 800 }],
      events: [],
    });
    const differences = mixed.flatMap((line) => (line.kind === 'sample' ? [line.difference] : []));
    expect(differences).toEqual([undefined, -70, undefined, -100]);
  });

  it('has the gaps, from the sample before to the one after', () => {
    expect(lines.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', atMs: T + 60_000, untilMs: T + 3_660_000, pageId: inwi, metric: 'likes' },
    ]);
  });
});

describe('the rows of the log', () => {
  it('say each day once, above its newest line', () => {
    const day = 86_400_000;
    const at = (atMs: number): Evidence => ({ kind: 'note', atMs, id: `${atMs}`, text: '' });
    const rows = withDays([at(T), at(T - 1000), at(T - day)], (atMs) => Math.floor(atMs / day));
    expect(rows.map(({ kind, atMs }) => [kind, T - atMs])).toEqual([
      ['day', 0],
      ['note', 0],
      ['note', 1000],
      ['day', day],
      ['note', day],
    ]);
  });

  it('are counted by kind', () => {
    expect(countKinds(log)).toEqual({
      sample: 5,
      gap: 1,
      'rate-event': 1,
      'watch-event': 0,
      refusals: 0,
      note: 1,
    });
  });
});

describe('newestFirst', () => {
  it('orders by time and puts what was noticed above the sample it was noticed at', () => {
    expect(log.map(({ kind, atMs }) => [kind, (atMs - T) / 1000])).toEqual([
      ['sample', 3690],
      ['rate-event', 3660],
      ['sample', 3660],
      ['gap', 60],
      ['sample', 60],
      ['note', 45],
      ['sample', 30],
      ['sample', 0],
    ]);
  });
});

describe('filterEvidence', () => {
  it('gives all without a wish', () => {
    expect(filterEvidence(log, {})).toEqual(log);
  });

  it('goes by kind', () => {
    expect(filterEvidence(log, { kinds: new Set(['note', 'gap']) }).map(({ kind }) => kind)).toEqual([
      'gap',
      'note',
    ]);
  });

  it('goes by Page, and keeps notes that are about all of them', () => {
    expect(filterEvidence(log, { pageId: toPageId('facebook:@meditel') })).toEqual([note]);
  });

  it('goes by span, and keeps a gap that reaches into it', () => {
    const kinds = filterEvidence(log, { fromMs: T + 100_000, toMs: T + 200_000 }).map(({ kind }) => kind);
    expect(kinds).toEqual(['gap']);
  });
});

describe('nearestLine', () => {
  it('finds the line nearest to an instant', () => {
    expect(log[nearestLine(log, T + 44_000)]).toBe(note);
    expect(nearestLine(log, T + 999_999_999)).toBe(0);
    expect(nearestLine(log, 0)).toBe(log.length - 1);
    expect(nearestLine([], T)).toBe(-1);
  });
});
