import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../../tools/browsers/until.ts';
import { pressIn, say } from '../harness/dashboard-page.ts';
import type { PoolWorld } from './pool-world.ts';

/** How a pool is left, by the person or because it sends elsewhere. */
export function leaving(world: () => PoolWorld): void {
  /** As a person does it in the settings. */
  async function leaveByHand(others: 'pool_leave_keep' | 'pool_leave_delete'): Promise<void> {
    await pressIn(world().page, say('pool_leave'));
    await pressIn(world().page, say(others));
    await until('the pool to be gone from the settings', () =>
      world().page.evaluate(() => document.querySelector('[data-part="pool"]') === null),
    );
  }

  describe('a pool that is left', () => {
    let letGo: () => void;
    beforeEach(async () => {
      await world().join();
      letGo = () => undefined;
    });
    afterEach(() => letGo());

    it('is asked nothing more, and the question that is under way is given up', async () => {
      const { door } = world();
      await world().openSettings();
      const before = door.seen.length;
      letGo = door.hold();
      const held = await until('a question under way', async () => {
        await world().nextRound();
        return world()
          .asked(before)
          .find(({ end }) => end === 'under-way');
      });
      await leaveByHand('pool_leave_delete');
      await until('the question to be given up', () => held.end === 'given-up');
      letGo();
      expect(await world().isJoined()).toBe(false);
      await world().measureOn();
      await world().mark();
      expect(world().asked(before)).toEqual([held]);
    });

    it.each([
      ['pool_leave_keep', true],
      ['pool_leave_delete', false],
    ] as const)('leaves of what others shared what the person wants: %s', async (others, isKept) => {
      await until('what others shared', async () => (await world().othersKept()) > 0);
      await world().openSettings();
      await leaveByHand(others);
      expect((await world().othersKept()) > 0).toBe(isKept);
    });
  });

  describe('a pool that sends elsewhere', () => {
    let outside: Server;
    let outsideSaw = 0;
    beforeAll(async () => {
      outside = createServer((_request, response) => {
        outsideSaw += 1;
        response.setHeader('access-control-allow-origin', '*').end('{}');
      }).listen(0, '127.0.0.1');
      await once(outside, 'listening');
    });
    afterAll(() => outside.close());
    beforeEach(() => world().leave());
    afterEach(async () => {
      world().door.redirect(undefined);
      await world().leave();
    });

    it.each([301, 302, 307, 308])('is not followed (%i): the other host sees no request', async (status) => {
      const { port } = outside.address() as AddressInfo;
      world().door.redirect({ status, address: `http://127.0.0.1:${port}/api/v1/export` });
      await world().paste();
      await world().agree();
      await world().untilShown('that it is not followed', (shown) => shown.includes(say('pool_fault_moved')));
      await leaveByHand('pool_leave_delete');
      expect(outsideSaw).toBe(0);
    });
  });
}
