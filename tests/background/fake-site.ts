import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Look } from '../../src/core/page/reading.ts';

/** A request as it reached the site of these tests. */
export interface AskedSite {
  readonly address: string;
  readonly init: RequestInit;
}

/** What the site answers at an address: a look as a document that gives it, or another answer altogether. */
export type SiteAnswer = Look | Response | Error;

const page = (body: string): Response => new Response(body, { headers: { 'content-type': 'text/html' } });

/** The document a look was read in. */
export function documentOf(look: Look): Response {
  if (look.kind === 'obstacle') {
    switch (look.obstacle.kind) {
      case 'signed-out-wall':
        return page('<html lang="en"><head><title>Log in to Facebook</title></head><body></body></html>');
      case 'error-page':
        return new Response('<html><head><title>Error</title></head><body></body></html>', { status: 500 });
      default:
        throw new Error(`the site of the tests has no document for ${look.obstacle.kind}`);
    }
  }
  const { name, address, ids } = look.page;
  const id = ids[0]?.replace('facebook:', '');
  const counts = look.readings.map(({ count, metric }) => `${count.value.toLocaleString('en')} ${metric}`);
  return page(`<html lang="en"><head><title>${name}</title>
    ${id ? `<meta property="al:android:url" content="fb://page/${id}?referrer=app_link">` : ''}
    <link rel="canonical" href="${address}"><meta property="og:url" content="${address}">
    <meta property="og:title" content="${name}">
    <meta name="description" content="${name}. ${counts.join(' &#xb7; ')}."></head><body></body></html>`);
}

/** A redirect as a fetch that follows none sees it. */
export function redirect(): Response {
  const response = new Response(null, { status: 200 });
  Object.defineProperties(response, { type: { value: 'opaqueredirect' }, status: { value: 0 } });
  return response;
}

/** A file that ships with the extension, as the browser answers for it. */
function ownFile(address: URL): Response {
  return new Response(readFileSync(join(import.meta.dirname, '../../public', address.pathname)));
}

/** A site that answers as the test says, in place of the network. */
export function fakeSite() {
  const asked: AskedSite[] = [];
  let answers: (address: URL) => SiteAnswer | Promise<SiteAnswer> = () => new TypeError('Failed to fetch');
  return {
    /** Every request since the start. */
    asked,
    /** What it answers from now on. */
    answer(next: (address: URL) => SiteAnswer | Promise<SiteAnswer>): void {
      answers = next;
    },
    fetch: async (address: string, init: RequestInit): Promise<Response> => {
      if (address.startsWith('chrome-extension:')) return ownFile(new URL(address));
      asked.push({ address, init });
      const given = await answers(new URL(address));
      if (given instanceof Error) throw given;
      return given instanceof Response ? given : documentOf(given);
    },
  };
}

export type FakeSite = ReturnType<typeof fakeSite>;
