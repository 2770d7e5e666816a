import type { Count } from '../core/count/count.ts';
import type { NumberStyle } from '../core/count/number-style.ts';
import { numberStyle } from '../core/count/number-style.ts';
import { parseAddress, shareAlias } from '../core/page/addresses.ts';
import type { Obstacle, ObstacleKind } from '../core/page/obstacle.ts';
import type { PageIdentity } from '../core/page/page-identity.ts';
import { toPageId } from '../core/page/page-identity.ts';
import type { Look } from '../core/series/reading.ts';
import type { DescriptionCounters } from './description.ts';
import { readDescription } from './description.ts';
import type { DocumentHead } from './document-head.ts';
import { DESCRIPTIONS } from './document-head.ts';
import { countOfLink } from './header-link.ts';
import type { Subject } from './identity.ts';
import { headAddresses, identify, pageNames } from './identity.ts';
import type { BodySigns } from './obstacles.ts';
import { obstacleOfAddress, obstacleOfHead, obstacleWithoutPage } from './obstacles.ts';
import type { PageData } from './page-data.ts';
import { reconcile } from './reconcile.ts';
import type { Sighting } from './sighting.ts';

/** Everything one document gave, whichever way it was read. */
export interface Evidence {
  readonly address: string;
  readonly head: DocumentHead;
  readonly data: PageData;
  /** Ids and vanities that linked data gives for one Page. */
  readonly linked: readonly (readonly string[])[];
  /** The `h1`'s text, or ''. */
  readonly heading: string;
  /** What it means that the head speaks of another Page than the one at the address. */
  readonly mismatch: 'identity-not-established' | 'another-page';
  /** Asked only where no Page was found. */
  readonly signs: () => BodySigns;
  /** What the readers of the body see for this Page. */
  readonly sightings: (subject: Subject, style: NumberStyle) => Sighting[];
}

/** Counters of the descriptions, the carriers in their order; the first with a metric speaks. */
function readDescriptions(head: DocumentHead, names: readonly string[], style: NumberStyle) {
  const all: DescriptionCounters[] = [];
  for (const carrier of DESCRIPTIONS) {
    const text = head.metas.get(carrier);
    const read = text && readDescription(text, names, style);
    if (read) all.push(read);
  }
  return all;
}

const descriptionSightings = (all: readonly DescriptionCounters[]): Sighting[] =>
  all.flatMap(({ clauses }) =>
    clauses.flatMap(({ kind, count }) =>
      count && (kind === 'likes' || kind === 'followers')
        ? [{ metric: kind, count, reader: 'meta-description' as const }]
        : [],
    ),
  );

const dataSightings = (data: PageData, aliases: readonly string[], style: NumberStyle): Sighting[] =>
  data.counters.flatMap(({ keys, metric, value, text }) => {
    if (!shareAlias(keys, aliases)) return [];
    const count: Count | undefined =
      value !== undefined ? { value, step: 1 } : countOfLink(text ?? '', undefined, style);
    return count ? [{ metric, count, reader: 'page-data' as const }] : [];
  });

/** Names the Page: what its description repeats, else the heading, else the title. */
const nameOf = (all: readonly DescriptionCounters[], names: readonly string[]): string =>
  all.find((each) => each.name !== '')?.name ?? names[0] ?? '';

/**
 * A photo or post carries its caption in the description, and a caption can say anything. Some permalinks of
 * 2020 carry the Page's own counters there; they are told apart by the full form, name first and a second
 * counter after the first.
 */
const isFullForm = ({ name, clauses }: DescriptionCounters): boolean =>
  name !== '' && clauses.length > 1 && clauses.slice(1).some((clause) => clause.kind === 'other');

/** Draws one look from everything a document gave. */
export function settle(evidence: Evidence): Look {
  const { head, data } = evidence;
  const language = head.language;
  const fail = (obstacle: Obstacle, page?: PageIdentity): Look => ({
    kind: 'obstacle',
    obstacle,
    ...(page && { page }),
    language,
  });
  const say = (kind: ObstacleKind, detail: string, page?: PageIdentity) => fail({ kind, detail }, page);

  const ledElsewhere = obstacleOfAddress(evidence.address) ?? obstacleOfHead(head, evidence.address);
  if (ledElsewhere) return fail(ledElsewhere);
  const address = parseAddress(evidence.address || (headAddresses(head, '')[0] ?? ''));
  if (!address) {
    const found = obstacleWithoutPage(head, evidence.address, evidence.signs());
    return evidence.address && found.kind === 'identity-not-established'
      ? say('not-a-page', 'the address is not a Page’s')
      : fail(found);
  }

  const subject = identify(address, evidence.address, head, data, evidence.linked);
  const style = numberStyle(language);
  const names = subject.isHeadOurs ? pageNames(head, evidence.heading) : [evidence.heading].filter(Boolean);
  let descriptions = subject.isHeadOurs ? readDescriptions(head, names, style) : [];
  if (subject.isHeadItem) descriptions = descriptions.filter(isFullForm);
  const known = subject.aliases;
  const [id] = known;
  if (id === undefined) return say('identity-not-established', 'no id and no vanity');
  const page: PageIdentity = {
    id: toPageId(id),
    aliases: known,
    name: nameOf(descriptions, names),
    address: subject.home,
  };

  const isPerson = known.some((key) => data.persons.has(key)) && !known.some((key) => data.pages.has(key));
  if (isPerson) return say('not-a-page', 'the embedded data says the profile is a person’s', page);
  const { readings, disagreements } = reconcile([
    ...descriptionSightings(descriptions),
    ...dataSightings(data, known, style),
    ...evidence.sightings(subject, style),
  ]);
  if (subject.isHeadItem && address.shows === 'item' && readings.length === 0) {
    return say('not-a-page', 'one post, photo or video', page);
  }
  if (address.shows === 'item' && !subject.isHeadItem)
    return say('not-a-page', 'one post, photo or video', page);
  if (readings.length > 0) return { kind: 'readings', page, language, readings };
  if (disagreements.length > 0) return say('readers-disagree', disagreements.join('; '), page);
  if (!subject.isHeadNamed) return fail(obstacleWithoutPage(head, evidence.address, evidence.signs()));
  if (!subject.isHeadOurs) {
    const about = headAddresses(head, evidence.address)[0] ?? 'another page';
    return say(evidence.mismatch, `the head is about ${about}`, page);
  }
  const unknown = descriptions.some(({ clauses }) => clauses.some((clause) => clause.kind === 'unknown'));
  return say(
    'counter-not-found',
    unknown ? 'a counter of an unknown kind' : 'no counter of a known kind',
    page,
  );
}
