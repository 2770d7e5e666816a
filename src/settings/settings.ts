import { browser } from '../platform/browser.ts';
import { alertSettings } from './alerts.ts';
import { interval } from './interval.ts';
import { languageChoice } from './language-choice.ts';
import { needsTab } from './needs-tab.ts';
import type { StoredItem } from './stored-item.ts';

/** What the person chose that a look at a Page, and telling what it came to, go by. */
const ITEMS = {
  /** How often a measured Page is read, milliseconds. */
  chosenMs: interval,
  /** Pages are measured only while a tab shows them. */
  isTabNeeded: needsTab,
  alerts: alertSettings,
  language: languageChoice,
};

export type Settings = {
  readonly [Name in keyof typeof ITEMS]: (typeof ITEMS)[Name] extends StoredItem<infer Value> ? Value : never;
};

/** All of it in one read. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(Object.values(ITEMS).map(({ key }) => key));
  const values = Object.entries(ITEMS).map(([name, item]) => [name, item.checked(stored[item.key])]);
  // Each item checks its own value.
  return Object.fromEntries(values) as Settings;
}
