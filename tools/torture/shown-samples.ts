import type { Page } from 'puppeteer-core';
import { vanityId } from '../../src/facebook/facts/page-key.ts';
import { askExtension } from '../browsers/ask-extension.ts';

/** How many samples the views count of some Pages together; Pages that are shown as one count once. */
export async function shownSamples(ownPage: Page, vanities: readonly string[]): Promise<number> {
  const views = new Map<string, number>();
  for (const vanity of vanities) {
    const answer = await askExtension(ownPage, 'getPage', { keys: [vanityId(vanity)] });
    if (answer.kind !== 'known-page') continue;
    const { page, series } = answer.view;
    views.set(
      page.id,
      series.reduce((sum, { sampleCount }) => sum + sampleCount, 0),
    );
  }
  return [...views.values()].reduce((sum, count) => sum + count, 0);
}
