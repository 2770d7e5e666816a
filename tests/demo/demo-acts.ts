import { EXPORT_FORMAT, EXPORT_VERSION } from '../../src/storage/transfer/export-format.ts';
import type { DemoPage } from './dashboard-pages.ts';

/** Waits until something is drawn; what never comes is seen in the picture. */
async function drawn<Found extends Element>(selector: string, kind: new () => Found): Promise<Found> {
  for (;;) {
    const found = document.querySelector(selector);
    if (found instanceof kind) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** Types into a field, as pasting does. */
async function paste(selector: string, text: string): Promise<void> {
  const field = await drawn(selector, HTMLTextAreaElement);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  // What follows from it is drawn.
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
}

const press = async (selector: string): Promise<void> => (await drawn(selector, HTMLButtonElement)).click();

/** Chooses a file, and waits for what is said of it. */
async function choose(content: unknown, answer: string): Promise<void> {
  const files = new DataTransfer();
  files.items.add(new File([JSON.stringify(content)], 'ebb.json', { type: 'application/json' }));
  const input = await drawn('input[type=file]', HTMLInputElement);
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(answer, HTMLElement);
}

const INVITATION = `ebb pool invitation 1
address: https://pool.example.org
pool: opeunlike
organiser: Collectif #OpeUnlike
observer: fes-3
token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
page: facebook:1 Maroc Telecom
page: facebook:2 ميديتل`;

/** A file of another browser, in which the Pages have other names and addresses, and two are joined. */
const otherFile = (all: readonly DemoPage[]) => ({
  format: EXPORT_FORMAT,
  version: EXPORT_VERSION,
  exportedAt: '2016-02-27T20:00:00.000Z',
  pages: all.map(({ view: { page } }, i) => ({
    id: page.id,
    name: i === 0 ? 'Maroc Telecom – اتصالات المغرب' : page.name,
    address: i === 1 ? 'https://www.facebook.com/people/meditel/100064' : page.address,
  })),
  joins: [{ pages: all.slice(0, 2).map(({ view }) => view.page.id), atMs: Date.UTC(2016, 1, 27, 19) }],
  series: all.map(({ view: { page }, samples }) => ({
    pageId: page.id,
    metric: 'likes',
    samples: samples.slice(0, 40).map(({ atMs, value, step, reader }) => [atMs, value, step, reader]),
  })),
});

/** What a person does in the states that come about by doing something. Nothing in the others. */
export const ACTS: Readonly<Record<string, (all: readonly DemoPage[]) => Promise<void>>> = {
  pasted: async () => {
    await paste(
      '#add-pages textarea',
      [
        'https://www.facebook.com/maroctelecom',
        'facebook.com/inwi.ma/photos?ref=page_internal',
        'https://www.facebook.com/groups/1234',
        'https://example.org/inwi',
        'https://www.facebook.com/walled',
      ].join('\n'),
    );
    await press('#add-pages button.main');
    await drawn('#add-pages li:nth-child(5)', HTMLLIElement);
  },
  invited: async () => {
    await paste('.join-pool textarea', INVITATION);
    await press('.join-pool button');
    await drawn('[data-part=pool-offer]', HTMLElement);
  },
  'not-invited': async () => {
    await paste('.join-pool textarea', 'Bonjour, voici le groupe');
    await press('.join-pool button');
    await drawn('.join-pool .warn', HTMLElement);
  },
  conflicts: (all) => choose(otherFile(all), '.conflicts'),
  refused: () => choose({ format: 'of another program' }, '.drop + [role=status] p'),
  checking: async () => {
    await press('.roads-check button');
    await drawn('.roads-check tbody tr:nth-child(3)', HTMLTableRowElement);
  },
};
