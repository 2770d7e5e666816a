import { describe, expect, it } from 'vitest';
import { groupOf, joinsOf } from '../../../src/core/page/joins.ts';
import { toPageId } from '../../../src/core/page/page-identity.ts';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((one) => toPageId(`facebook:@${one}`)) as [
  never,
  never,
  never,
  never,
];

describe('joined Pages', () => {
  it('are shown under the one that no other leads', () => {
    const joins = joinsOf([
      [A, B],
      [B, C],
    ]);
    expect(groupOf(joins, C)).toEqual([A, B, C]);
  });

  it('are one too where their joins run in a circle, and what hangs on it', () => {
    const joins = joinsOf([
      [A, B],
      [B, C],
      [C, A],
      [C, D],
    ]);
    for (const one of [A, B, C, D]) expect([...groupOf(joins, one)].sort()).toEqual([A, B, C, D]);
  });
});
