import { groupOf } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { pageName } from '../../core/page/page-name.ts';
import { isVanity, vanityId } from '../../facebook/facts/page-key.ts';
import { readJoins } from '../joins/read-joins.ts';
import { knownAs } from '../pages/meet-imported.ts';
import type { CampaignRecord, History, NoteRecord, PageRecord } from '../schema.ts';
import type { ExportFile } from './export-format.ts';

/** A campaign as the person describes it; its baseline is worked out. */
export type SaidCampaign = Omit<CampaignRecord, 'baseline'>;

/**
 * What a file says otherwise than what is here. An import changes none of it; the person may choose what the file says,
 * one by one.
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
  /** A vanity that the Page is not known by here. */
  | {
      readonly kind: 'vanity';
      readonly pageId: PageId;
      readonly pageName: string;
      readonly inFile: string;
    }
  /** In the file the two are joined, the first is the one both are shown under. */
  | {
      readonly kind: 'join';
      readonly pages: readonly [PageId, PageId];
      readonly names: readonly [string, string];
    }
  /** The same note, written otherwise. */
  | { readonly kind: 'note'; readonly yours: NoteRecord; readonly inFile: NoteRecord }
  /** The same campaign, described otherwise. */
  | {
      readonly kind: 'campaign';
      readonly yours: SaidCampaign;
      readonly inFile: SaidCampaign;
      /** The names of all Pages of both. */
      readonly names: ReadonlyMap<PageId, string>;
    };

/** What a file says of what may be here too. */
export type FileSays = Pick<ExportFile, 'pages' | 'joins' | 'notes' | 'campaigns'>;

/** As many vanities of one Page are asked about: no more are kept of one. */
const MOST_VANITIES = 20;
/** The longest name and the most Pages a campaign may have. */
const LONGEST_NAME = 200;
const MOST_PAGES = 500;

/** What a file says otherwise than what is here, in its order. */
export async function importConflicts(db: History, says: FileSays): Promise<ImportConflict[]> {
  const tx = db.transaction('pages');
  const found: ImportConflict[] = [];
  /** By its id in the file: how the Page is kept here, or will be. */
  const here = new Map<PageId, { readonly id: PageId; readonly name: string }>();
  for (const page of says.pages) {
    const known = await knownAs(tx.store, page.id);
    here.set(page.id, { id: known?.id ?? page.id, name: known?.name ?? pageName(page.name) });
    if (known) found.push(...aboutPage(page, known));
  }
  const joins = await readJoins(db);
  for (const { pages: pair } of says.joins) {
    const [lead, other] = pair.map((id) => here.get(id));
    if (!lead || !other || groupOf(joins, lead.id).includes(other.id)) continue;
    found.push({ kind: 'join', pages: [lead.id, other.id], names: [lead.name, other.name] });
  }
  const idOf = (id: PageId): PageId => here.get(id)?.id ?? id;
  found.push(...aboutNotes(await db.getAll('notes'), says.notes, idOf));
  const names = new Map((await db.getAll('pages')).map(({ id, name }) => [id, name]));
  for (const { id, name } of here.values()) if (!names.has(id)) names.set(id, name);
  return [...found, ...aboutCampaigns(await db.getAll('campaigns'), says.campaigns, idOf, names)];
}

function aboutPage(page: FileSays['pages'][number], known: PageRecord): ImportConflict[] {
  const own = { pageId: known.id, pageName: known.name || known.id };
  const [yours, inFile] = [pageName(known.name), pageName(page.name)];
  const vanities = new Map(
    (page.aliases ?? [])
      .filter((alias) => isVanity(alias) && !/^\d+$/.test(alias))
      .map((vanity) => [vanityId(vanity), vanity]),
  );
  for (const key of known.aliasKeys) vanities.delete(key);
  return [
    ...(inFile !== '' && inFile !== yours ? [{ kind: 'name', ...own, yours, inFile } as const] : []),
    ...(page.address === known.address
      ? []
      : [{ kind: 'address', ...own, yours: known.address, inFile: page.address } as const]),
    ...[...vanities.values()]
      .slice(0, MOST_VANITIES)
      .map((vanity) => ({ kind: 'vanity', ...own, inFile: vanity }) as const),
  ];
}

function aboutNotes(
  known: readonly NoteRecord[],
  notes: FileSays['notes'],
  idOf: (id: PageId) => PageId,
): ImportConflict[] {
  const byId = new Map(known.map((note) => [note.id, note]));
  return notes.flatMap((note) => {
    const yours = byId.get(note.id);
    const inFile: NoteRecord = note.pageId ? { ...note, pageId: idOf(note.pageId) } : note;
    const isSame =
      yours?.text === inFile.text && yours.atMs === inFile.atMs && yours.pageId === inFile.pageId;
    return !yours || isSame || inFile.text.trim() === '' ? [] : [{ kind: 'note', yours, inFile } as const];
  });
}

function aboutCampaigns(
  known: readonly CampaignRecord[],
  campaigns: FileSays['campaigns'],
  idOf: (id: PageId) => PageId,
  names: ReadonlyMap<PageId, string>,
): ImportConflict[] {
  const byId = new Map(known.map((campaign) => [campaign.id, campaign]));
  return campaigns.flatMap(({ id, name, startMs, targets, controls }) => {
    const yours = byId.get(id);
    const inFile: SaidCampaign = {
      id,
      name: name.trim(),
      startMs,
      targets: targets.map(idOf),
      controls: controls.map(idOf),
    };
    return !yours || saysTheSame(yours, inFile) || !canBeKept(inFile)
      ? []
      : [{ kind: 'campaign', yours, inFile, names } as const];
  });
}

const saysTheSame = (a: SaidCampaign, b: SaidCampaign): boolean =>
  a.name === b.name &&
  a.startMs === b.startMs &&
  areSame(a.targets, b.targets) &&
  areSame(a.controls, b.controls);

/** Whether two lists hold the same, in whatever order. */
const areSame = (a: readonly PageId[], b: readonly PageId[]): boolean =>
  a.every((id) => b.includes(id)) && b.every((id) => a.includes(id));

/** Whether the person could have described a campaign so. */
const canBeKept = ({ name, targets, controls }: SaidCampaign): boolean =>
  name !== '' &&
  name.length <= LONGEST_NAME &&
  targets.length > 0 &&
  targets.length <= MOST_PAGES &&
  controls.length <= MOST_PAGES;
