import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../dependencies.mjs';

/** A document to measure on, and the address it is read at. */
export interface BenchDocument {
  readonly name: string;
  readonly html: string;
  readonly address: string;
}

const folder = process.env['EBB_CAPTURES'] ?? join(root, '../shared/captures');

/** Text that a data script of Facebook's is full of: keys, ids, addresses, and numbers of other Pages. */
const filler = (length: number, seed: number): string => {
  let text = '';
  for (let index = seed; text.length < length; index++) {
    const id = 100_000_000_000_000 + index * 7919;
    text += `{"node":{"__typename":"Story","id":"UzpfSTE${id}","actors":[{"__typename":"User","name":"Reader ${index}","id":"${id}","url":"https:\\/\\/www.facebook.com\\/reader.${index}","delegate_page":null}],"feedback":{"reaction_count":{"count":${index % 997}},"comment_rendering_instance":{"comments":{"total_count":${index % 31}}}},"creation_time":${1_700_000_000 + index}}},`;
  }
  return `${text}{}`;
};

/** A document of the shape of July 2026, as large as the stored ones: metas in 2 KB, data in twelve scripts. */
function generated(): BenchDocument {
  const scripts = Array.from(
    { length: 12 },
    (_, index) =>
      `<script type="application/json" data-sjs>{"require":[["ScheduledServerJS","handle",null,[{"__bbox":{"data":[${filler(80_000, index * 1000)}]}}]]]}</script>`,
  );
  const header = `<script type="application/json" data-sjs>{"require":[["RelayPrefetchedStreamCache","next",[],["adp_ProfileCometHeaderQueryRelayPreloader_1",{"__bbox":{"result":{"data":{"user":{"profile_header_renderer":{"user":{"profile_social_context":{"content":[{"text":{"text":"2.4M followers"},"uri":"https:\\/\\/www.facebook.com\\/generated.page\\/followers\\/"}]},"delegate_page":{"id":"114208350121004"},"id":"100063744025004"}}}}}}]]]}</script>`;
  const rows = Array.from(
    { length: 400 },
    (_, index) =>
      `<div class="x1n2onr6 x1ja2u2z"><div role="article"><span dir="auto">Post ${index}</span><a href="/reader.${index}">Reader ${index}</a></div></div>`,
  );
  const html = `<!DOCTYPE html><html id="facebook" lang="en"><head><meta property="al:ios:url" content="fb://profile/100063744025004"><meta property="og:title" content="Generated Page"><link rel="canonical" href="https://www.facebook.com/generated.page"><meta name="description" content="Generated Page. 2,449,803 likes &#xb7; 157 talking about this. Text.">${scripts.slice(0, 4).join('')}</head><body><h1>Generated Page</h1><span dir="auto"><a href="https://www.facebook.com/generated.page/followers/"><strong>2.4M</strong> followers</a></span>${rows.join('')}${scripts.slice(4).join('')}${header}</body></html>`;
  return { name: 'generated, 2026 shape', html, address: 'https://www.facebook.com/generated.page' };
}

/** The stored documents of 400 KB and more, where they are at hand, and always the generated one. */
export function benchDocuments(): BenchDocument[] {
  try {
    const truths = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
      file: string;
      page: { vanity: string | null } | null;
    }[];
    const stored = readdirSync(folder).flatMap((file) => {
      const vanity = truths.find((truth) => truth.file === file)?.page?.vanity;
      if (!file.endsWith('.html') || !vanity) return [];
      const html = readFileSync(join(folder, file), 'utf8');
      return html.length < 400_000
        ? []
        : [{ name: file.slice(0, 28), html, address: `https://www.facebook.com/${vanity}` }];
    });
    return [...stored, generated()];
  } catch {
    console.error(`No stored documents in ${folder}: measured on a generated one only.`);
    return [generated()];
  }
}
