// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { expect, it } from 'vitest';
import { type Dashboard, DashboardProvider } from '../../../src/dashboard/shared/dashboard-context.ts';
import { SubjectChoice, type ViewSubject } from '../../../src/dashboard/shared/subject-choice.tsx';
import { DEMO_VIEWS } from '../../demo/page-views.ts';
import { localeText } from '../../ui/locale-text.ts';

it('keeps names in the list from mixing with the direction of the language', () => {
  const campaign = { id: 'voip', name: '#VoIP', startMs: 0, targets: [], controls: [], baseline: [] };
  const dashboard: Partial<Dashboard> = {
    text: localeText('ar'),
    campaigns: signal([campaign]),
    pages: signal([DEMO_VIEWS.live]),
  };
  render(
    <DashboardProvider value={dashboard as Dashboard}>
      <SubjectChoice
        subject={signal<ViewSubject>({ kind: 'all', id: '' })}
        title="dashboard_export_what"
        all="dashboard_everything"
      />
    </DashboardProvider>,
    document.body,
  );
  const names = [...document.querySelectorAll('option')].map((option) => option.textContent);
  expect(names).toEqual(['كل شيء', '\u2068#VoIP\u2069', '\u2068Maroc Telecom\u2069']);
});
