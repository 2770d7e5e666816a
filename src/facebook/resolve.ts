import { isExact } from '../core/count/count.ts';
import type { Metric } from '../core/page/metric.ts';
import { METRICS } from '../core/page/metric.ts';
import { LONGEST_DETAIL, type ObstacleKind } from '../core/page/obstacle.ts';
import type { PageId, PageIdentity } from '../core/page/page-identity.ts';
import type { Look } from '../core/page/reading.ts';
import type { PageAddress } from './facts/addresses.ts';
import { isShortLink, parseAddress, parseReservedVanity } from './facts/addresses.ts';
import type { DocumentHead } from './facts/document-head.ts';
import { DESCRIPTIONS } from './facts/document-head.ts';
import { TRANSLATED_CLASS } from './facts/page-facts.ts';
import { vanityId } from './facts/page-key.ts';
import type { Subject, TabOwner } from './identity/identity.ts';
import { identify, pageNames } from './identity/identity.ts';
import type { BodySigns } from './identity/obstacles.ts';
import { obstacleOfAddress, obstacleOfHead, obstacleWithoutPage } from './identity/obstacles.ts';
import { appLinks, headAddresses } from './identity/statements.ts';
import type { DescriptionCounters } from './places/description.ts';
import { readDescription } from './places/description.ts';
import { countOfHeader } from './places/header-link.ts';
import type { PageData } from './places/page-data.ts';
import { isBoundTo } from './places/page-data.ts';
import { type Sighting, sightingsOf } from './places/sighting.ts';
import { reconcile } from './reconcile.ts';
import { spend } from './scan/budget.ts';
import type { TextStyle } from './words/counter-text.ts';
import { writtenStyle } from './words/written-style.ts';

/** Told what was seen and why it was or was not taken: plain English, with nothing of the viewer's. */
export type Explain = (says: string) => void;

/** Everything one document gave, whichever way it was read. */
export interface Gathered {
  /** Where the document is shown; '' to take the document's own word for it. */
  readonly address: string;
  readonly head: DocumentHead;
  readonly data: PageData;
  /** The text of the heading that names the Page, or ''. */
  readonly heading: string;
  readonly tabOwner: TabOwner;
  /** What it means that the head speaks of another Page than the one at the address. */
  readonly mismatch: 'identity-not-established' | 'another-page';
  /** Whether the body shows that a browser has translated it. */
  readonly isTranslated: () => boolean;
  /** Asked only where no Page was found. */
  readonly signs: () => BodySigns;
  /** Header links that belong to the Page with these ids and vanities. */
  readonly headerLinks: (keys: readonly PageId[], textStyle: TextStyle) => readonly Sighting[];
  /** What places that name no Page show; asked only where the others leave something open. */
  readonly places: (subject: Subject, names: readonly string[], textStyle: TextStyle) => readonly Sighting[];
  readonly explain?: Explain;
}

/** A counter before it is known whether it can be read: for the explanation. */
const show = ({ metric, count, reader }: Sighting): string =>
  `${reader}: ${metric} ${count.value} (step ${count.step})`;

const readDescriptions = (
  head: DocumentHead,
  names: readonly string[],
  textStyle: TextStyle,
): DescriptionCounters[] =>
  // The carriers mostly say the same.
  [...new Set(DESCRIPTIONS.map((carrier) => head.metas.get(carrier)))].flatMap(
    (text) => (text && readDescription(text, names, textStyle)) || [],
  );

/**
 * A photo or post carries its caption in the description, and a caption can say anything. Some permalinks of
 * 2020 carry the Page's own counters there; they are told apart by the full form, name first and a second
 * counter after the first.
 */
const isFullForm = (counters: DescriptionCounters): boolean => counters.name !== '' && isSeveral(counters);

/** Whether a second counter of a known kind follows the first. */
const isSeveral = ({ clauses }: DescriptionCounters): boolean =>
  clauses.slice(1).some((clause) => clause.kind === 'other');

const descriptionSightings = (all: readonly DescriptionCounters[]): Sighting[] =>
  all.flatMap(({ clauses }) =>
    clauses.flatMap(({ kind, count }) => sightingsOf(kind, count, 'meta-description')),
  );

const dataSightings = (data: PageData, keys: readonly PageId[], textStyle: TextStyle): Sighting[] =>
  data.counters.flatMap((counter) => {
    const { metric, value, text, reader } = counter;
    if (!isBoundTo(counter, keys)) return [];
    const count = value === undefined ? countOfHeader(text ?? '', undefined, textStyle) : { value, step: 1 };
    return count ? [{ metric, count, reader }] : [];
  });

/** What it costs to draw a look, and for each counter and link of ids that scripts gave besides, in steps. */
const SETTLING = 5000;
const A_STATEMENT = 300;
/**
 * Whose an address is. One that begins with a word of Facebook's own is a Page's only where the head says so: by its
 * own address and by the app's.
 */
function addressOf(address: string, head: DocumentHead): PageAddress | undefined {
  const known = parseAddress(address);
  if (known) return known;
  const reserved = parseReservedVanity(address);
  const [canonical = ''] = headAddresses(head, address);
  const isStated =
    reserved?.vanity !== undefined &&
    parseReservedVanity(canonical)?.vanity === reserved.vanity &&
    appLinks(head).some((link) => link.shows !== 'other');
  return isStated ? reserved : undefined;
}

/** Draws one look from everything a document gave. */
export function resolve(evidence: Gathered): Look {
  if (isShortLink(evidence.address)) return resolve({ ...evidence, address: '' });
  const { head, data } = evidence;
  spend(SETTLING + A_STATEMENT * (data.counters.length + data.ties.length + data.self.length));
  const { language } = head;
  const explain = evidence.explain ?? (() => {});
  const fail = (kind: ObstacleKind, detail: string, page?: PageIdentity): Look => {
    explain(`no reading: ${kind}, ${detail}`);
    const obstacle = { kind, detail: detail.slice(0, LONGEST_DETAIL) };
    return { kind: 'obstacle', obstacle, ...(page && { page }), language };
  };
  const [canonical = ''] = headAddresses(head, evidence.address);
  const address = addressOf(evidence.address || canonical, head);
  const withoutPage = (): Look => {
    const { kind, detail } =
      obstacleOfHead(head, evidence.address) ?? obstacleWithoutPage(head, evidence.address, evidence.signs());
    const isElsewhere = kind === 'identity-not-established' && evidence.address !== '' && !address;
    return isElsewhere ? fail('not-a-page', 'the address is not a Page’s') : fail(kind, detail);
  };

  explain(`head: language "${language}", title "${head.title.slice(0, 80)}", address ${canonical || 'none'}`);
  const ledElsewhere = obstacleOfAddress(evidence.address);
  if (ledElsewhere) return fail(ledElsewhere.kind, ledElsewhere.detail);
  if (!address) return withoutPage();

  const subject = identify(address, evidence.address, head, data, evidence.tabOwner);
  const { ids, vanity, keys, isHeadOurs, isHeadItem } = subject;
  explain(`identity: ${keys.join(', ')}; the head is ${isHeadOurs ? 'about it' : 'not about it'}`);
  if (subject.conflict)
    return fail('identity-not-established', `the document contradicts itself: ${subject.conflict}`);
  const stated = isHeadOurs && !isHeadItem ? obstacleOfHead(head, evidence.address) : undefined;
  if (stated?.kind === 'not-a-page') return fail(stated.kind, stated.detail);
  const isTranslated = TRANSLATED_CLASS.test(head.rootClass) || evidence.isTranslated();
  const textStyle: TextStyle = { language, style: writtenStyle(language, data.style, isTranslated) };
  if (isTranslated) explain('language: a browser has translated the document');
  explain(`numbers: decimal "${textStyle.style.decimal}", groups "${textStyle.style.group}"`);
  const links = address.shows === 'item' ? [] : evidence.headerLinks(keys, textStyle);
  // While the body still shows the Page before, its heading is not this one's name.
  const heading = isHeadOurs || links.length > 0 || subject.isBodyOurs() ? evidence.heading : '';
  const names = isHeadOurs ? pageNames(head, heading) : [heading].filter(Boolean);
  const allDescriptions = isHeadOurs ? readDescriptions(head, names, textStyle) : [];
  // Facebook puts the Page's name first. What begins otherwise are the Page's own words, or another's counters; but the
  // full form may stand without a name, and where the document has none, any may be it.
  const named = allDescriptions.filter(
    (each) => each.name !== '' || (isSeveral(each) && (each.isFirst || names.length === 0)),
  );
  const descriptions = isHeadItem ? named.filter(isFullForm) : named;
  const name = descriptions.find((each) => each.name !== '')?.name ?? names[0] ?? '';
  const page: PageIdentity = {
    id: ids[0] ?? vanityId(vanity ?? ''),
    ids,
    ...(vanity !== undefined && { vanity }),
    name,
    address: subject.home,
  };

  for (const { label, kind, count } of allDescriptions.flatMap(({ clauses }) => clauses)) {
    explain(
      `meta-description: "${label}" is ${kind}, ${count ? `${count.value} (step ${count.step})` : 'no sure number'}`,
    );
  }
  if (allDescriptions.length === 0)
    explain(`meta-description: ${isHeadOurs ? 'no counter in any of them' : 'not ours'}`);
  if (data.counters.length === 0) explain('page-data: no counter in any script');
  for (const counter of data.counters) {
    const whose = isBoundTo(counter, keys) ? 'ours' : 'another’s';
    explain(`${counter.reader}: ${counter.metric} "${counter.text ?? counter.value}", ${whose}`);
  }

  // A person can have followers and the same description. Only the data tells them from a Page.
  const isPerson = keys.some((key) => data.persons.has(key)) && !keys.some((key) => data.pages.has(key));
  if (isPerson) return fail('not-a-page', 'the embedded data says the profile is a person’s', page);
  const isItem = address.shows === 'item';
  if (isItem && !isHeadItem) return fail('not-a-page', 'the address is of one post, photo or video', page);

  const sightings = descriptionSightings(descriptions);
  if (!isItem) {
    // After in-page navigation the scripts are as old as the document that brought them: so are their numbers.
    if (isHeadOurs || !subject.isHeadNamed) sightings.push(...dataSightings(data, keys, textStyle));
    sightings.push(...links);
    const isExactlySeen = (metric: Metric) =>
      sightings.some((each) => each.metric === metric && isExact(each.count));
    // A document with header links has none of the older counters, and nobody else's words to mistake for one.
    if (links.length === 0 && !METRICS.every(isExactlySeen)) {
      sightings.push(...evidence.places(subject, names, { ...textStyle, isOwnOnly: true }));
    }
  }
  for (const sighting of sightings) explain(`seen by ${show(sighting)}`);
  const { readings, disagreements } = reconcile(sightings);
  for (const disagreement of disagreements) explain(`held back, readers disagree: ${disagreement}`);
  if (readings.length > 0) return { kind: 'readings', page, language, readings };

  if (disagreements.length > 0) return fail('readers-disagree', disagreements.join('; '), page);
  if (isItem || isHeadItem) return fail('not-a-page', 'one post, photo or video', page);
  if (!subject.isHeadNamed) return withoutPage();
  if (!isHeadOurs) return fail(evidence.mismatch, `the head is about ${canonical || 'another page'}`, page);
  const unknown = descriptions.flatMap(({ clauses }) => clauses).find(({ kind }) => kind === 'unknown');
  const detail = unknown ? `a counter of an unknown kind: "${unknown.label}"` : 'no counter of a known kind';
  return fail('counter-not-found', detail, page);
}
