import { expect, it } from 'vitest';
import { inBursts } from '../../../src/background/tell/in-bursts.ts';

/** Work that is over when the test says so. */
function work() {
  const begun: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const run = inBursts(() => new Promise<void>((resolve, reject) => begun.push({ resolve, reject })));
  return { begun, run };
}

it('work begins at once where none is under way', async () => {
  const { begun, run } = work();
  const first = run();
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await first;
  void run();
  expect(begun).toHaveLength(2);
});

it('all who ask while it is under way get one more turn, which begins after what they did', async () => {
  const { begun, run } = work();
  const ended: string[] = [];
  const asked = ['first', 'second', 'third'].map((who) => run().then(() => ended.push(who)));
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await asked[0];
  expect(ended).toEqual(['first']);
  expect(begun).toHaveLength(2);
  begun[1]?.resolve();
  await Promise.all(asked);
  expect(begun).toHaveLength(2);
});

it('a turn that fails tells only those it was for', async () => {
  const { begun, run } = work();
  const first = run();
  const second = run();
  begun[0]?.reject(new Error('the disk is gone'));
  await expect(first).rejects.toThrow('the disk is gone');
  begun[1]?.resolve();
  await second;
});
