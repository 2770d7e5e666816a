import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import type { MessageKey } from '../../../src/ui/text/message-key.ts';
import { until } from '../../../tools/browsers/until.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

// What a person does in the dashboard, in the words of a test. The interface is in English.

const text = localeText('en');

/** A message as the dashboard writes it. */
export const say = (key: MessageKey): string => readable(text.plain(text.say(key)));

/** Everything that can be read. */
export const shownIn = async (page: Page): Promise<string> =>
  readable(await page.evaluate(() => document.body.innerText));

/** Goes to a place by its address, and waits until a text of it is there. @returns all that can be read then. */
export async function goIn(page: Page, hash: string, sign: string): Promise<string> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
  return until(`${sign} at #${hash}`, async () => {
    const all = await shownIn(page);
    return all.includes(sign) && all;
  });
}

/** Presses the button whose label begins with these words. */
export async function pressIn(page: Page, words: string): Promise<void> {
  await until(`a button ${words}`, () =>
    page.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll('button')];
      const button = buttons.find(({ textContent }) => textContent?.trim().startsWith(wanted));
      button?.click();
      return button !== undefined;
    }, words),
  );
}

/** Chooses a file to import. @param file where it is written first. */
export async function chooseFileIn(page: Page, file: string, content: string): Promise<void> {
  await writeFile(file, content);
  const input = await page.$('input[type=file]');
  if (!input) throw new Error('there is no file to choose');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
}

/** What the export button of these words hands to the browser as a file. */
export async function exportedIn(page: Page, words: string): Promise<string> {
  await page.evaluate(() => {
    Reflect.deleteProperty(globalThis, 'exportedText');
    const made = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((all) => Reflect.set(globalThis, 'exportedText', all));
      return made(blob);
    };
  });
  await pressIn(page, words);
  return until('the exported file', () =>
    page.evaluate(() => {
      const all: unknown = Reflect.get(globalThis, 'exportedText');
      return typeof all === 'string' ? all : undefined;
    }),
  );
}
