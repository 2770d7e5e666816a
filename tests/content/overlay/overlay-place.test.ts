import { describe, expect, it } from 'vitest';
import {
  type Box,
  choosePlace,
  MARGIN,
  type Surroundings,
  spotOf,
} from '../../../src/content/overlay/overlay-place.ts';

const auto = { kind: 'auto' } as const;
const window = { width: 1280, height: 900 };
const size = { width: 360, height: 60 };
const anchor: Box = { left: 257, top: 335, width: 120, height: 20 };

const around = (more: Partial<Surroundings>): Surroundings => ({
  size,
  window,
  anchor,
  isRightToLeft: false,
  isBlank: () => true,
  hasNoControl: () => true,
  isUnclaimed: () => true,
  ...more,
});

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

describe('by itself, the overlay stands', () => {
  it('beside the counter, on its line, where the line ends', () => {
    const place = choosePlace(auto, around({}));
    expect(place).toEqual({ kind: 'beside', left: 257 + 120 + MARGIN, top: 335 + 10 - 30, isClear: true });
  });

  it('on the left of the counter of a page that runs from right to left', () => {
    const rtl = { ...anchor, left: 900 };
    const place = choosePlace(auto, around({ anchor: rtl, isRightToLeft: true }));
    expect(place).toEqual({ kind: 'beside', left: 900 - MARGIN - 360, top: 315, isClear: true });
  });

  it('further along the line where something follows the counter, and never over it', () => {
    const words: Box = { left: 385, top: 335, width: 97, height: 20 };
    const place = choosePlace(auto, around({ isBlank: (box) => !overlaps(box, words) }));
    expect(place.kind).toBe('beside');
    expect(place.left).toBeGreaterThanOrEqual(482 + 8);
    expect(place.left).toBeLessThan(482 + 8 + 32);
  });

  it('in the lower corner where the lines begin, when there is no blank ground by the counter', () => {
    const place = choosePlace(auto, around({ isBlank: () => false }));
    expect(place).toEqual({ kind: 'fixed', left: 16, top: 900 - 60 - 16, isClear: false });
    const mirrored = choosePlace(auto, around({ isBlank: () => false, isRightToLeft: true }));
    expect(mirrored).toEqual({ kind: 'fixed', left: 1280 - 360 - 16, top: 824, isClear: false });
  });

  it('in another corner when something that stays there has the first', () => {
    const chat: Box = { left: 0, top: 700, width: 300, height: 200 };
    const place = choosePlace(
      auto,
      around({
        anchor: undefined,
        isBlank: () => false,
        isUnclaimed: (box) => !overlaps(box, chat),
      }),
    );
    expect(place).toEqual({
      kind: 'fixed',
      left: 904,
      top: 824,
      isClear: false,
      taken: { ...size, left: 16, top: 824 },
    });
  });

  it('just above a bar that has the whole lower edge, where one has the upper edge too', () => {
    const bars: Box[] = [
      { left: 0, top: 0, width: 390, height: 56 },
      { left: 0, top: 716, width: 390, height: 64 },
    ];
    const place = choosePlace(
      auto,
      around({
        window: { width: 390, height: 780 },
        size: { width: 358, height: 90 },
        isBlank: () => false,
        isUnclaimed: (box) => bars.every((bar) => !overlaps(box, bar)),
      }),
    );
    expect(place.left).toBe(16);
    expect(place.top + 90).toBeLessThanOrEqual(716);
    expect(place.top + 90).toBeGreaterThan(716 - 32);
    expect(place.taken).toEqual({ left: 16, top: 674, width: 358, height: 90 });
  });

  it('in the lower corner where everything is taken, with nothing better to come back to', () => {
    const place = choosePlace(
      auto,
      around({ anchor: undefined, isBlank: () => false, isUnclaimed: () => false }),
    );
    expect(place).toEqual({ kind: 'fixed', left: 16, top: 824, isClear: false });
    expect(place.taken).toBeUndefined();
  });

  it('in a blank corner before one that covers something, and where it covers no control before others', () => {
    const post: Box = { left: 0, top: 700, width: 640, height: 200 };
    const place = choosePlace(auto, around({ anchor: undefined, isBlank: (box) => !overlaps(box, post) }));
    expect(place).toEqual({ kind: 'fixed', left: 904, top: 824, isClear: true });
    const crowded = choosePlace(
      auto,
      around({ anchor: undefined, isBlank: () => false, hasNoControl: (box) => !overlaps(box, post) }),
    );
    expect(crowded).toEqual({ kind: 'fixed', left: 904, top: 824, isClear: false });
  });

  it('at the lower edge of a phone, never beside', () => {
    const phone = { width: 390, height: 780 };
    const place = choosePlace(auto, around({ window: phone, size: { width: 358, height: 90 } }));
    expect(place).toEqual({ kind: 'fixed', left: 16, top: 780 - 90 - 16, isClear: true });
  });

  it('never outside the window, however small that is', () => {
    const place = choosePlace(
      auto,
      around({ anchor: undefined, window: { width: 300, height: 200 }, size: { width: 268, height: 400 } }),
    );
    expect(place.top).toBeGreaterThanOrEqual(0);
  });
});

describe('where the person put it', () => {
  it('it is again, at the same part of the room, in a window of any size', () => {
    const spot = spotOf(502, 414, size, window);
    expect(choosePlace(spot, around({}))).toEqual({ kind: 'fixed', left: 502, top: 414, isClear: false });
    const half = choosePlace(spot, around({ window: { width: 824, height: 492 } }));
    expect(half).toEqual({ kind: 'fixed', left: 252, top: 213, isClear: false });
    expect(half.left + size.width).toBeLessThanOrEqual(824 - MARGIN);
  });

  it('it sticks to the edge it was dropped near, or beyond', () => {
    expect(spotOf(20, 800, size, window)).toEqual({ kind: 'spot', left: 0, top: 1 });
    expect(spotOf(-50, 5000, size, window)).toEqual({ kind: 'spot', left: 0, top: 1 });
    expect(spotOf(900, 10, size, window)).toEqual({ kind: 'spot', left: 1, top: 0 });
  });
});
