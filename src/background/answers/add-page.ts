import { FIRST_LOOKS_EVERY_MS } from '../../core/page/interval.ts';
import type { Obstacle } from '../../core/page/obstacle.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { parseAddress } from '../../facebook/facts/addresses.ts';
import type { AddedPage } from '../../messaging/protocol.ts';
import { nowMs } from '../../platform/clock.ts';
import { interval } from '../../settings/interval.ts';
import { openHistory } from '../../storage/database.ts';
import { newPage } from '../../storage/pages/page-record.ts';
import { findPage } from '../../storage/pages/pages.ts';
import { changeWatch } from '../../storage/pages/watches.ts';
import type { WatchRecord } from '../../storage/schema.ts';
import { asked, measuring } from '../clock/next-watch.ts';
import { takeIn } from '../history/take-in.ts';
import { lookAgain } from '../road/look-again.ts';
import { readBrowserNow } from '../session/browser-now.ts';
import { publish } from '../tell/publish.ts';

/**
 * Measures the Page at an address that the person gave, which no tab needs to show. One that is not known yet is looked
 * at first: only what its document states of itself tells which Page it is.
 */
export async function addPage(address: string): Promise<AddedPage> {
  const parsed = parseAddress(address);
  if (parsed?.shows !== 'page') return met({ kind: 'not-a-page', detail: 'no address of a Page' });
  const [db, chosenMs] = await Promise.all([openHistory(), interval.get()]);
  const known = await findPage(db, parsed.keys);
  if (known) {
    await changeWatch(db, known, nowMs(), (watch) => asked(watch, known, chosenMs, nowMs()));
    await publish(known);
    return { kind: 'measured', pageId: known };
  }
  const [key] = parsed.keys;
  if (!key) return met({ kind: 'not-a-page', detail: 'no address of a Page' });
  const { vanity } = parsed;
  const identity: PageIdentity = {
    id: key,
    ids: vanity === undefined ? [key] : [],
    ...(vanity !== undefined && { vanity }),
    name: '',
    address: `https://${parsed.host}${parsed.home}`,
  };
  const unmet = newPage(identity, 'likes', nowMs());
  const now = await readBrowserNow();
  const { answers, obstacle, learned } = await lookAgain(unmet, now, async () => true);
  const looks = answers.flatMap(({ look, atMs, way, clockAgrees }) =>
    look.kind === 'readings' && clockAgrees ? [{ look, atMs, road: way.road }] : [],
  );
  if (looks.length === 0) return met(obstacle ?? { kind: 'counter-not-found', detail: 'nothing was read' });
  const taken = await takeIn({ looks, learned }, now.settings.chosenMs);
  if (!taken) return met({ kind: 'counter-not-found', detail: 'no room to keep it' });
  const { pageId } = taken;
  await changeWatch(db, pageId, nowMs(), (watch) => begun(watch, pageId, chosenMs));
  await publish(pageId);
  return { kind: 'measured', pageId };
}

/** This was its first look; the next comes soon. */
const begun = (watch: WatchRecord | undefined, pageId: PageId, chosenMs: number): WatchRecord =>
  measuring(asked(watch, pageId, chosenMs, nowMs()), chosenMs, nowMs() + FIRST_LOOKS_EVERY_MS);

const met = (obstacle: Obstacle): AddedPage => ({ kind: 'obstacle', obstacle });
