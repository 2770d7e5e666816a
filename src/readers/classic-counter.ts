import type { NumberStyle } from '../core/count/number-style.ts';
import type { Metric } from '../core/page/metric.ts';
import { readCounterText } from './counter-text.ts';
import type { Sighting } from './sighting.ts';

/**
 * Counters that stood in the document without a link to their Page. They are read only where the head
 * speaks of the Page at the address.
 */
const PLACES: readonly { selector: string; metric?: Metric }[] = [
  // Right column, about 2014 to 2020, www and business; exact. `4,938,347 likes`
  { selector: '#PagesLikesCountDOMID', metric: 'likes' },
  // The same column from about 2017: `21,582 people follow this`
  { selector: '#PagesProfileHomeSecondaryColumnPagelet div._4bl9 > div' },
  // Community page, 2022: `66 likes`
  { selector: 'a[ajaxify*="page_id="][rel="dialog"]' },
  // About card of the Comet layout, 2020 to 2023: `3,738 people like this`, its text in two spans
  { selector: 'span[dir="auto"]' },
];

/** Reads the classic counters of a document that is known to be the Page's. */
export function readClassicCounters(document: ParentNode, style: NumberStyle): Sighting[] {
  const sightings: Sighting[] = [];
  for (const { selector, metric } of PLACES) {
    for (const element of document.querySelectorAll(selector)) {
      const text = element.textContent ?? '';
      if (text.length > 300 || !/\p{Nd}/u.test(text) || element.querySelector('a[href], span[dir="auto"]'))
        continue;
      const read = readCounterText(text, style);
      if (!read?.count) continue;
      const kind = metric ?? read.kind;
      if (kind === 'likes' || kind === 'followers') {
        sightings.push({ metric: kind, count: read.count, reader: 'classic-counter' });
      }
    }
  }
  return sightings;
}
