import { expect, it } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { diagnosticsReport } from '../../../src/dashboard/diagnostics/diagnostics-report.ts';

const NOW = Date.UTC(2016, 1, 27, 20);

const view: PageView = {
  page: {
    id: toPageId('facebook:115106731848563'),
    ids: [toPageId('facebook:115106731848563')],
    vanity: 'inwimaroc',
    name: 'inwi officiel',
    address: 'https://www.facebook.com/inwimaroc',
  },
  watch: {
    kind: 'paused',
    obstacle: { kind: 'blocked', detail: 'status 429 at https://www.facebook.com/inwimaroc' },
    sinceMs: NOW - 60_000,
  },
  metric: 'likes',
  intervalMs: 30_000,
  series: [
    {
      metric: 'likes',
      first: { atMs: NOW - 3_600_000, value: 9, step: 1, reader: 'page-data' },
      last: { atMs: NOW - 90_000, value: 5, step: 1, reader: 'page-data' },
      sampleCount: 120,
      rate: { kind: 'no-rate', reason: 'too-little-data' },
      change: { kind: 'no-change', reason: 'gap' },
      recent: [],
    },
  ],
};

const report = diagnosticsReport({
  damaged: 2,
  version: '1.2.3',
  method: 'slope 1',
  agent: 'Mozilla/5.0 Firefox/153.0',
  language: 'fr',
  hasAccess: true,
  pages: [view],
  refusals: [{ pageId: view.page.id, reason: 'too-soon', count: 4, lastMs: NOW - 5000 }],
  log: [{ atMs: NOW - 7000, where: 'a tick', message: 'no answer from inwimaroc' }],
  nowMs: NOW,
});

it('the report says what reads what, how it stands and what failed', () => {
  for (const fact of [
    'Ebb 1.2.3, method slope 1',
    'Firefox/153.0',
    'paused by blocked',
    '120 samples, last by page-data 90 s ago',
    'refused 4 times: too-soon',
    '2 damaged records set apart',
    'a tick: no answer from …',
  ])
    expect(report).toContain(fact);
});

it('the report does not tell which Pages somebody follows', () => {
  for (const word of ['inwi', '115106731848563', 'facebook.com']) expect(report).not.toContain(word);
});
