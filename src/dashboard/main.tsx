import { render } from 'preact';
import { browser } from '../platform/browser.ts';
import { nowMs } from '../platform/clock.ts';
import { openHistory } from '../storage/database.ts';
import { readPageViews } from '../storage/page-views.ts';
import { pageRateLabel } from '../ui/page-label.ts';
import { Say } from '../ui/say.tsx';
import { browserText } from '../ui/text.ts';

/** The Pages and their rates, from one read. */
async function showDashboard(): Promise<void> {
  const text = browserText((key) => browser.i18n.getMessage(key));
  document.documentElement.lang = text.language;
  document.documentElement.dir = text.direction;
  const db = await openHistory();
  const pages = await readPageViews(db);
  db.close();
  const rows = pages.map((view) => (
    <li key={view.page.id}>
      <bdi>{view.page.name}</bdi> <Say of={pageRateLabel(view, nowMs(), text).sentence} />
    </li>
  ));
  render(<ul>{rows}</ul>, document.body);
}

void showDashboard();
