import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { PageAddress } from '../facts/addresses.ts';
import type { DocumentHead } from '../facts/document-head.ts';
import { isNumbered, shareKey, vanityId } from '../facts/page-key.ts';
import type { ScriptStatements } from './statements.ts';
import { fits, headPages, headStatements, Identified, statementOf, tiedTo } from './statements.ts';

/** Whose document it is, drawn together from the address, the head and the embedded data. */
export interface Subject {
  /** Every number known to be this Page's; the one that identifies it first. */
  readonly ids: readonly PageId[];
  /** As written. */
  readonly vanity: string | undefined;
  /** All of it in the form in which it is compared: what binds a counter to this Page. */
  readonly keys: readonly PageId[];
  /** Whether the head speaks of the Page at the address; not so after in-page navigation. */
  readonly isHeadOurs: boolean;
  /** Whether the body shows the Page at the address, as far as its tabs tell; else as far as the head does. */
  readonly isBodyOurs: () => boolean;
  /** Whether the head is of one post, photo or video of the Page. */
  readonly isHeadItem: boolean;
  /** Whether the head, or the tabs in its place, name anyone at all. */
  readonly isHeadNamed: boolean;
  /** The address the Page is read again at. */
  readonly home: string;
  /** Statements of the document that contradict each other, in words; then nothing in it is anybody's. */
  readonly conflict: string | undefined;
}

/** Whose the tabs are that a body links to; nothing where that is not clear. */
export type TabOwner = () => PageAddress | undefined;

/** What the head says, what agrees with it in the scripts, and what stands for a head that names nobody. */
function ofDocument(
  head: DocumentHead,
  addresses: readonly PageAddress[],
  data: ScriptStatements,
  tabOwner: TabOwner,
): Identified {
  const document = new Identified();
  for (const statement of headStatements(head, addresses)) document.add(statement);
  const isNamed = document.keys.length > 0;
  if (!isNamed) {
    // A head that names nobody (m., signed in) leaves the word to the body.
    const owner = tabOwner();
    if (owner) document.add(statementOf(owner));
  }
  for (const statement of data.self) if (document.names(statement)) document.add(statement);
  // Scripts that name the current Page speak of the one the document was made for: the head's Page, and the
  // body's only as long as nobody navigated, which the title tells.
  const [current, ...more] = data.current;
  const isOfDocument = isNamed || pageNames(head, '').includes(withPlainSigns(data.currentName));
  if (document.keys.length > 0 && isOfDocument && current && more.length === 0) {
    // Beside a profile id it is the same Page's other one, and no more.
    if (document.numbers.size === 0) document.add({ number: current });
    else if (!fits(current, document.numbers)) document.add({ number: current });
  }
  return document;
}

/**
 * Establishes whose document it is.
 * @param address where the document is shown (`location.href`).
 * @param tabOwner asked only where it matters.
 */
export function identify(
  address: PageAddress,
  base: string,
  head: DocumentHead,
  data: ScriptStatements,
  tabOwner: TabOwner,
): Subject {
  const addresses = headPages(head, base);
  const document = ofDocument(head, addresses, data, tabOwner);
  const documentTies = tiedTo(document.numbers, data.ties);
  const shown = new Identified();
  shown.add(statementOf(address, document.numbers));
  for (const statement of data.self) if (shown.names(statement)) shown.add(statement);
  const shownKeys = [...shown.keys, ...tiedTo(shown.numbers, data.ties)];
  const isHeadOurs = shareKey([...document.keys, ...documentTies], shownKeys);

  const whole = new Identified();
  // The head's writing of a vanity is Facebook's own; the address may have been typed.
  if (isHeadOurs) for (const number of document.numbers) whole.add({ number });
  if (isHeadOurs && document.vanity !== undefined) whole.add({ vanity: document.vanity });
  for (const number of shown.numbers) if (!documentTies.includes(number)) whole.add({ number });
  if (shown.vanity !== undefined && (!whole.vanity || vanityId(whole.vanity) !== vanityId(shown.vanity))) {
    whole.add({ vanity: shown.vanity });
  }
  const ids = [
    ...whole.numbers,
    ...tiedTo(whole.numbers, data.ties),
    ...currentBeside(data, whole.numbers, isHeadOurs),
  ];
  const keys = [...new Set([...ids, ...(whole.vanity === undefined ? [] : [vanityId(whole.vanity)])])];

  const isBodyOurs = () => {
    const owner = tabOwner();
    return owner ? shareKey(owner.keys, keys) : isHeadOurs;
  };
  const ownHome = addresses.find((each) => each.shows === 'page') ?? addresses[0];
  return {
    ids: keys.filter(isNumbered),
    vanity: whole.vanity,
    keys,
    isHeadOurs,
    isBodyOurs,
    isHeadItem: addresses.some((each) => each.shows === 'item'),
    isHeadNamed: document.keys.length > 0,
    home: `https://${address.host}${(isHeadOurs ? ownHome : undefined)?.home ?? address.home}`,
    conflict: document.conflict ?? (isHeadOurs ? whole.conflict : undefined),
  };
}

/** The page id that scripts name beside the profile id of a head: the same Page's, of the older kind. */
function currentBeside(data: ScriptStatements, numbers: ReadonlySet<PageId>, isHeadOurs: boolean): PageId[] {
  const [current, ...more] = data.current;
  return isHeadOurs && current && more.length === 0 && fits(current, numbers) ? [current] : [];
}

/** `Meedan - Home | Facebook`, `(20+) Nintendo`: the title without Facebook's part, shortest first. */
const titleNames = (title: string): string[] => {
  const whole = withPlainSigns(title).replace(/^\(\d+\+?\) ?/, '');
  const ending = / ?[|–-] ?(?:Facebook|فيسبوك|Фейсбук)$/i.exec(whole);
  const bare = ending ? whole.slice(0, ending.index) : whole;
  const parts = bare.split(' - ');
  // The last part is the tab or the category; a name may have dashes of its own.
  const short = parts.length > 1 ? parts.slice(0, -1).join(' - ') : bare;
  return [short, bare, parts[0] ?? ''];
};

/** What a document calls its Page, in the order of trust: `og:title` (it may end in `| City`), title, `h1`. */
export function pageNames(head: DocumentHead, heading: string): string[] {
  const all: string[] = [];
  for (const name of ['og:title', 'twitter:title']) {
    const title = head.metas.get(name);
    if (!title) continue;
    all.push(title);
    const bar = title.indexOf(' | ');
    if (bar > 0) all.push(title.slice(0, bar));
  }
  if (heading) all.push(heading);
  if (head.title) all.push(...titleNames(head.title));
  return [...new Set(all.map(withPlainSigns))].filter((name) => name !== '' && name !== 'Facebook');
}
