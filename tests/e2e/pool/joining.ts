import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { pressAgreed } from '../../../tools/pool/join-by-hand.ts';
import { say, shownIn } from '../harness/dashboard-page.ts';
import { browserKind } from '../harness/stage.ts';
import type { PoolWorld } from './pool-world.ts';

/** Before a pool is joined, and what has to be agreed to. */
export function joining(world: () => PoolWorld): void {
  let mark = 0;
  beforeEach(async () => {
    await world().leave();
    mark = await world().mark();
  });

  describe('before a pool is joined', () => {
    it('nothing is asked of it, though Pages are measured', async () => {
      await world().measure();
      await world().measureOn();
      await world().mark();
      expect(world().asked(mark)).toEqual([]);
    });

    it('neither the dashboard nor the popup can reach it', async () => {
      const { page, door, stage } = world();
      const reach = (from: Page) =>
        from.evaluate(
          (url) =>
            fetch(url).then(
              () => 'reached',
              () => 'refused',
            ),
          `${door.origin}/api/v1/query?query=1`,
        );
      expect(await reach(page)).toBe('refused');
      const popup = await stage.browser.openOwnPage('popup.html');
      expect(await reach(popup)).toBe('refused');
      await popup.close();
      await world().mark();
      expect(world().asked(mark)).toEqual([]);
    });

    it('who is invited sees who asks for what, and a line as it is sent, and is asked nothing until they agree', async () => {
      const { page, door, pageId } = world();
      await world().paste();
      const shown = await shownIn(page);
      expect(shown).toContain('Collectif OPE');
      expect(shown).toContain(door.origin);
      expect(shown).toContain(`ebb,page=${pageId},metric=likes,step=1,reader=meta-description n=`);
      expect(shown).toContain(`ebb_figure,page=${pageId},metric=likes,method=`);
      expect(shown).toContain('What was sent cannot be taken back');
      await world().mark();
      expect(world().asked(mark)).toEqual([]);
    });
  });

  describe('what Firefox asks by itself before anything is sent', () => {
    it.runIf(browserKind() === 'firefox')('names what is sent, and a no joins nothing', async () => {
      await world().withdrawConsent();
      await world().paste();
      await pressAgreed(world().page);
      const asked = await world().stage.browser.answerConsent?.(false);
      expect(asked).toMatch(/browsing activity/i);
      expect(asked).toMatch(/website content/i);
      await world().untilShown('the no', (shown) => shown.includes(say('pool_refused')));
      await world().mark();
      expect(world().asked(mark)).toEqual([]);
    });
  });
}
