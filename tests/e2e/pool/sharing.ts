import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../../tools/browsers/until.ts';
import { goIn, say, shownIn } from '../harness/dashboard-page.ts';
import { browserKind } from '../harness/stage.ts';
import { OTHERS, OWN, type PoolWorld } from './pool-world.ts';

const ADDRESSES = ['/api/v1/export', '/write', '/api/v1/query_range', '/api/v1/query'];

/** What is shared once a pool is joined, and what it gives the views. */
export function sharing(world: () => PoolWorld): void {
  beforeEach(() => world().join());

  describe('a pool that is joined', () => {
    it('is told everything that was kept of its Page, and nothing else', async () => {
      const labels = (await world().seriesOf(OWN)).map(({ metric }) => metric);
      expect(new Set(labels.map(({ page }) => page))).toEqual(new Set([world().pageId]));
      for (const one of labels)
        expect(Object.keys(one).toSorted()).toEqual([
          '__name__',
          'by',
          'metric',
          'page',
          'pool',
          'reader',
          'step',
        ]);
    });

    it('says in the settings that it is in touch, and who else shares, having been asked no more than that takes', async () => {
      await world().openSettings();
      await world().nextRound();
      await world().untilShown(
        'the pool',
        (shown) => shown.includes('Last in touch at') && OTHERS.every((name) => shown.includes(name)),
      );
      // By then a whole round is over.
      const { joinedAt } = world();
      expect(new Set(world().paths(joinedAt))).toEqual(new Set(ADDRESSES));
      const telling = ({ cookie, referer }: { cookie?: unknown; referer?: unknown }) =>
        cookie !== undefined || referer !== undefined;
      expect(world().asked(joinedAt).filter(telling)).toEqual([]);
    });

    it('gives the Page’s chart what others saw, apart from one’s own, under their name', async () => {
      await world().openPage();
      await world().untilShown('what v2 read', (shown) => shown.includes('read by v2'));
    });

    it('compares the observers, says who differs, and mutes whom the person mutes', async () => {
      const { page } = world();
      await world().openPage();
      await world().untilShown('four observers', (shown) => /4 observers, 1 disagrees/.test(shown));
      const flagged = await page.evaluate(
        () => document.querySelector('[data-part="observers"] li:has(.warn)')?.textContent ?? '',
      );
      expect(flagged).toContain('v4');
      await page.evaluate(() =>
        document.querySelector<HTMLButtonElement>('[data-part="observers"] li:has(.warn) button')?.click(),
      );
      await world().untilShown('three of them', (shown) => /3 observers, all agree/.test(shown));
    });

    it('stands in the log with the observer of each sample', async () => {
      const { page } = world();
      await goIn(page, 'evidence', say('dashboard_nav_evidence'));
      await until('a sample of another', async () => {
        // Only the lines in sight exist; the oldest ones are those that v2 alone read.
        await page.evaluate(() => document.querySelector('section.evidence')?.scrollTo({ top: 1e9 }));
        return /by v2/.test(await shownIn(page));
      });
    });
  });

  describe('who reads along in the engine', () => {
    it('has something in every panel of the organiser’s dashboard', async () => {
      const { panels } = JSON.parse(readFileSync('pool/grafana.json', 'utf8')) as {
        panels: { title: string; targets: { expr: string }[] }[];
      };
      const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
      expect(queries.length).toBeGreaterThan(5);
      await until('an answer to every query', async () => {
        // A figure goes with a round in which there is one.
        await world().nextRound();
        const answers = await Promise.all(queries.map((query) => world().askEngine(query)));
        const empty = queries.filter((_query, i) => answers[i] === 0);
        if (empty.length > 0) throw new Error(`nothing for ${empty.join('\n')}`);
        return true;
      });
    });
  });

  describe('a pool that was asked for some rounds', () => {
    it('is not asked before each question whether it may be asked: its addresses never change', async () => {
      const isPreflight = ({ method }: { method: string }) => method === 'OPTIONS';
      const isFirefox = browserKind() === 'firefox';
      // Chromium asks once for each address; Firefox forgets sooner.
      const mark = isFirefox ? world().joinedAt : world().door.seen.length;
      await until('three more rounds', async () => {
        await world().nextRound();
        return (
          world()
            .paths(mark)
            .filter((path) => path === '/write').length >= 3
        );
      });
      const preflights = world().door.seen.slice(mark).filter(isPreflight);
      if (isFirefox) expect(preflights.length).toBeLessThan(world().asked(mark).length);
      else expect(preflights).toEqual([]);
      const addresses = new Set(
        world()
          .door.seen.filter(isPreflight)
          .map(({ path }) => path.split('?')[0]),
      );
      expect(addresses).toEqual(new Set(ADDRESSES));
    });
  });
}
