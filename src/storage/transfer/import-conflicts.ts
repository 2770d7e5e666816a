import { groupOf } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { pageName } from '../../core/page/page-name.ts';
import { readJoins } from '../joins/read-joins.ts';
import { knownAs } from '../pages/meet-imported.ts';
import type { History } from '../schema.ts';
import type { ExportFile } from './export-format.ts';

/**
 * What a file says otherwise of a Page that is known. An import changes none of it; the person may choose what the file
 * says, one by one.
 */
export type ImportConflict =
  | {
      readonly kind: 'name' | 'address';
      readonly pageId: PageId;
      /** By which the Page goes here. */
      readonly pageName: string;
      readonly yours: string;
      readonly inFile: string;
    }
  /** In the file the two are joined, the first is the one both are shown under. */
  | {
      readonly kind: 'join';
      readonly pages: readonly [PageId, PageId];
      readonly names: readonly [string, string];
    };

/** What a file says of Pages. */
export type FilePages = Pick<ExportFile, 'pages' | 'joins'>;

/** What a file says otherwise than what is known, in its order. */
export async function importConflicts(db: History, { pages, joins }: FilePages): Promise<ImportConflict[]> {
  const tx = db.transaction('pages');
  const found: ImportConflict[] = [];
  const names = new Map<PageId, { readonly id: PageId; readonly name: string }>();
  for (const page of pages) {
    const known = await knownAs(tx.store, page.id);
    const name = pageName(page.name);
    names.set(page.id, { id: known?.id ?? page.id, name: known?.name ?? name });
    if (!known) continue;
    const own = { pageId: known.id, pageName: known.name || known.id };
    if (name !== '' && name !== pageName(known.name))
      found.push({ kind: 'name', ...own, yours: pageName(known.name), inFile: name });
    if (page.address !== known.address)
      found.push({ kind: 'address', ...own, yours: known.address, inFile: page.address });
  }
  const known = await readJoins(db);
  for (const { pages: pair } of joins) {
    const [lead, other] = pair.map((id) => names.get(id));
    if (!lead || !other || groupOf(known, lead.id).includes(other.id)) continue;
    found.push({ kind: 'join', pages: [lead.id, other.id], names: [lead.name, other.name] });
  }
  return found;
}
