import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from './extension-browser.ts';
import { until } from './until.ts';

/** What a person can read in the overlay; nothing when there is none. */
export async function overlayText({ inOverlay }: ExtensionBrowser, tab: Page): Promise<string | undefined> {
  const text = await inOverlay(tab, (shadow) =>
    [...shadow.children]
      .filter((child) => child.localName !== 'style')
      .map((child) => (child instanceof HTMLElement ? child.innerText : child.textContent))
      .join('\n'),
  );
  return text?.trim() || undefined;
}

/** Clicks a button of the overlay with the mouse. @param labels any of the names it may have. */
export async function clickInOverlay(
  browser: ExtensionBrowser,
  tab: Page,
  labels: readonly string[],
): Promise<void> {
  await tab.bringToFront();
  const place = () =>
    browser.inOverlay(
      tab,
      (shadow, wanted) => {
        const texts: unknown = JSON.parse(wanted);
        const button = [...shadow.querySelectorAll('button')].find(
          (candidate) =>
            Array.isArray(texts) && texts.includes(candidate.ariaLabel ?? candidate.textContent?.trim()),
        );
        if (!button) return false;
        button.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = button.getBoundingClientRect();
        return width > 0 && { x: x + width / 2, y: y + height / 2 };
      },
      JSON.stringify(labels),
    );
  // Figures that arrive make the overlay grow, and the page may make it give way: where it was is not where it is.
  const point = await until(
    `a button "${labels.join('" or "')}" that stands still in the overlay`,
    async () => {
      const [before, now] = [await place(), await place()];
      return before && now && before.x === now.x && before.y === now.y && now;
    },
  );
  await tab.mouse.click(point.x, point.y);
}
