// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import type { PageView } from '../../../src/core/summary/series-summary.ts';
import { campaignModel } from '../../../src/dashboard/campaign/campaign-model.ts';
import { RankRow } from '../../../src/dashboard/campaign/rank-row.tsx';
import { type Dashboard, DashboardProvider } from '../../../src/dashboard/shared/dashboard-context.ts';
import { DEMO_VIEWS, DEMO_NOW_MS as NOW } from '../../demo/page-views.ts';
import { localeText } from '../../ui/locale-text.ts';

afterEach(() => render(null, document.body));

/** What is to be seen of a Page in the column of the rate. */
function nowCell(view: PageView): string {
  const record = {
    ...{ id: 'c', name: 'VoIP', startMs: 0 },
    ...{ targets: [view.page.id], controls: [], baseline: [] },
  };
  const [line] = campaignModel(record, [view], NOW).targets;
  if (!line) throw new Error('no Page');
  const dashboard = { text: localeText('en'), now: signal(NOW) };
  render(
    // The row asks for no more of the dashboard than words and the present.
    <DashboardProvider value={dashboard as unknown as Dashboard}>
      <table>
        <tbody>
          <RankRow
            line={line}
            isControl={false}
            around={undefined}
            hasAround={false}
            scale={{ lost: 200, gained: 20 }}
            curve={undefined}
            span={{ fromMs: NOW - 3_600_000, toMs: NOW }}
            depth={100}
          />
        </tbody>
      </table>
    </DashboardProvider>,
    document.body,
  );
  return document.querySelector('.now [aria-hidden]')?.textContent ?? '';
}

it('names a gain in the column of losses, also one that is of earlier', () => {
  expect(nowCell(DEMO_VIEWS.gain)).toContain('followers gained');
  const earlier = { ...DEMO_VIEWS.gain, watch: { kind: 'not-measuring' } } as const;
  expect(nowCell(earlier)).toContain('followers gained');
  expect(nowCell(DEMO_VIEWS.live)).not.toContain('gained');
});
