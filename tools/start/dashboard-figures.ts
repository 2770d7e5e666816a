import { csvParse } from 'd3-dsv';
import type { Page } from 'puppeteer-core';
import { messageInAll } from '../browsers/messages.ts';
import { until } from '../browsers/until.ts';

/** A row of the table that the dashboard exports. */
export interface ExportedSample {
  readonly page_id: string;
  readonly metric: string;
  readonly at: string;
  readonly count: string;
  readonly step: string;
  /** Who shared it; empty for one's own, not there where nobody shares. */
  readonly observer?: string;
}

/** The table of everything, as a person exports it. */
export async function exportedTable(dashboard: Page): Promise<string> {
  await dashboard.evaluate(() => {
    location.hash = 'data';
    Reflect.deleteProperty(globalThis, 'exportedText');
    const made = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((all) => Reflect.set(globalThis, 'exportedText', all));
      return made(blob);
    };
  });
  await press(dashboard, 'dashboard_export_csv');
  return until('the exported table', () =>
    dashboard.evaluate(() => {
      const all: unknown = Reflect.get(globalThis, 'exportedText');
      return typeof all === 'string' ? all : undefined;
    }),
  );
}

export const samplesIn = (table: string): ExportedSample[] =>
  csvParse(table.replace('\uFEFF', '')) as unknown as ExportedSample[];

/** A column of the figures beside a Page's charts. */
export interface ChartColumn {
  readonly head: string;
  /** What stands in it, by the instant as it is written, newest first; nothing where the curve has no point. */
  readonly cells: readonly (readonly [instant: string, figure: string])[];
}

/** What the charts of a Page draw, over everything there is, in the words of the dashboard. */
export async function chartColumns(dashboard: Page, pageId: string): Promise<ChartColumn[]> {
  await dashboard.evaluate((id) => {
    location.hash = `page=${encodeURIComponent(id)}`;
  }, pageId);
  await press(dashboard, 'dashboard_range_all');
  return until(`the charts of ${pageId}`, () =>
    dashboard.evaluate(() => {
      const details = document.querySelector<HTMLDetailsElement>('details.figures');
      if (details) details.open = true;
      const table = details?.querySelector('table');
      const heads = [...(table?.tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent ?? '');
      const rows = [...(table?.tBodies[0]?.rows ?? [])].map((row) =>
        [...row.cells].map(({ textContent }) => textContent?.trim() ?? ''),
      );
      if (rows.length === 0) return undefined;
      return heads.slice(1).map((head, i) => ({
        head: head.trim(),
        cells: rows.flatMap((row): [string, string][] => {
          const [instant = '', figure = ''] = [row[0], row[i + 1]];
          return figure === '–' ? [] : [[instant, figure]];
        }),
      }));
    }),
  );
}

/** Presses the button that is labelled by a message, in whatever language the browser is. */
async function press(page: Page, key: string): Promise<void> {
  await until(`a button ${key}`, () =>
    page.evaluate((labels) => {
      // No function of a name may stand here: what compiles this program would keep the name by one of its own.
      const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
        labels.includes((textContent ?? '').replace(/[\u2066-\u2069]/g, '').trim()),
      );
      button?.click();
      return button !== undefined;
    }, messageInAll(key)),
  );
}
