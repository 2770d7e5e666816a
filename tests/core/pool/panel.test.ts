import { describe, expect, it } from 'vitest';
import { findObserverId, type ObserverId } from '../../../src/core/pool/observer.ts';
import { panel } from '../../../src/core/pool/panel.ts';

const rate = (name: string, perMinute: number, low: number, high: number) => ({
  observer: findObserverId(name) as ObserverId,
  perMinute,
  low,
  high,
});

describe('observers compared', () => {
  it.each([0, 1, 2])('tell nothing where they are %i', (observers) => {
    const rates = Array.from({ length: observers }, (_, i) => rate(`v${i}`, -100 * i, -110, -90));
    expect(panel(rates)).toEqual({ kind: 'too-few', observers });
  });

  it('say the middle of their figures, whatever one of them says', () => {
    const rates = [rate('a', -134, -140, -128), rate('b', -1330, -1400, -1300), rate('c', -130, -137, -123)];
    expect(panel(rates)).toEqual({
      kind: 'panel',
      observers: 3,
      perMinute: -134,
      low: -140,
      high: -128,
      disagreeing: ['b'],
    });
  });

  it('take the mean of the two in the middle where they are even', () => {
    const rates = [
      rate('a', -10, -12, -8),
      rate('b', -12, -14, -10),
      rate('c', -14, -16, -12),
      rate('d', 0, -1, 1),
    ];
    expect(panel(rates)).toMatchObject({ perMinute: -11, low: -13, high: -9, disagreeing: ['d'] });
  });

  it('do not differ while their intervals meet the median one', () => {
    const rates = [rate('a', -10, -12, -8), rate('b', -15, -18, -12), rate('c', -5, -8, -2)];
    expect(panel(rates)).toMatchObject({ low: -12, high: -8, disagreeing: [] });
  });

  it('hold with two of five that hide the loss together', () => {
    const honest = [rate('a', -133, -140, -126), rate('b', -131, -139, -123), rate('c', -136, -143, -129)];
    const found = panel([...honest, rate('x', 0, -3, 3), rate('y', 0, -3, 3)]);
    expect(found).toMatchObject({ perMinute: -131, disagreeing: ['x', 'y'] });
  });
});
