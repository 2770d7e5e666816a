// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OverlayHandle } from '../../../src/content/overlay/mount-overlay.tsx';
import { DEMO_VIEWS } from '../../demo/page-views.ts';
import {
  host,
  lifetime,
  overlayHidden,
  overlayPlacement,
  page,
  press,
  root,
  setAnchor,
  settle,
  show,
  shown,
  useOverlay,
} from './mounted-overlay.ts';

useOverlay();

describe('on the page', () => {
  /** Lets the observers hear. */
  const observed = (): Promise<void> => settle();

  it('it comes back once when the page removes it, and not in a fight', async () => {
    await show(page(DEMO_VIEWS.live));
    host()?.remove();
    await observed();
    expect(host()).not.toBeNull();
    host()?.remove();
    await observed();
    expect(host()).toBeNull();
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(host()).toBeNull();
  });

  it('leaves nothing at work when its lifetime ends, and no node once that is removed', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(vi.getTimerCount()).toBe(1);
    lifetime.end();
    expect(vi.getTimerCount()).toBe(0);
    await overlayHidden.set({ everywhere: false, pages: [] });
    expect(shown()).toContain('Reload this tab.');
    host()?.remove();
    await observed();
    expect(host()).toBeNull();
    expect(document.documentElement.children).toHaveLength(2);
  });

  it('follows the page from light to dark at once', async () => {
    await show(page(DEMO_VIEWS.live));
    expect(root()?.querySelector('.card.light')).not.toBeNull();
    document.body.style.backgroundColor = 'rgb(24, 25, 26)';
    document.documentElement.classList.add('__fb-dark-mode');
    await observed();
    expect(root()?.querySelector('.card.dark')).not.toBeNull();
  });

  describe('laid out', () => {
    const WINDOW = { clientWidth: 1280, clientHeight: 900 };
    const SIZE = { offsetWidth: 300, offsetHeight: 200 };
    const LOWER_LEFT = { left: 16, top: 900 - 200 - 16 };

    const placed = () => {
      const { left, top } = (host() as HTMLElement).style;
      return { left: Number.parseInt(left, 10), top: Number.parseInt(top, 10) };
    };
    function point(name: string, x: number, y: number): void {
      const handle = root()?.querySelector('.handle');
      handle?.dispatchEvent(new PointerEvent(name, { clientX: x, clientY: y, bubbles: true }));
    }

    beforeEach(async () => {
      const answer = (of: object, answers: object): void => {
        for (const [name, value] of Object.entries(answers))
          Object.defineProperty(of, name, { configurable: true, value });
      };
      // jsdom lays nothing out.
      answer(document.documentElement, WINDOW);
      answer(HTMLElement.prototype, SIZE);
      answer(Element.prototype, { setPointerCapture: () => undefined });
      HTMLElement.prototype.getBoundingClientRect = () =>
        new DOMRect(placed().left, placed().top, SIZE.offsetWidth, SIZE.offsetHeight);
    });

    /** What keeps its place in the window, and covers this of it. */
    function bar(position: 'fixed' | 'sticky', top: number, height: number): void {
      const element = document.createElement('div');
      element.style.position = position;
      document.body.append(element);
      document.elementsFromPoint = (_x, y) =>
        y >= top && y < top + height ? [element, document.body] : [document.body];
    }

    it('gives way to what comes later to where it stands, and comes back when that has gone', async () => {
      const overlay = await show(page(DEMO_VIEWS.live));
      expect(placed()).toEqual(LOWER_LEFT);
      bar('fixed', 850, 50);
      overlay.giveWay();
      expect(placed()).toEqual({ left: 16, top: 16 });
      overlay.giveWay();
      expect(placed()).toEqual({ left: 16, top: 16 });
      document.elementsFromPoint = () => [document.body];
      overlay.giveWay();
      expect(placed()).toEqual(LOWER_LEFT);
    });

    it('gives way also to what only comes to be seen, when ages are told anew', async () => {
      await show(page(DEMO_VIEWS.live));
      bar('fixed', 850, 50);
      vi.advanceTimersByTime(15_000);
      expect(placed()).toEqual({ left: 16, top: 16 });
    });

    it('is not to be seen while what it stands beside passes under a bar', async () => {
      const counter = document.createElement('a');
      counter.getBoundingClientRect = () => new DOMRect(100, 400, 100, 20);
      document.body.append(counter);
      setAnchor(counter);
      await show(page(DEMO_VIEWS.live));
      expect(placed()).toEqual({ left: 216, top: 310 });
      const visibility = () => (host() as HTMLElement).style.visibility;
      bar('sticky', 300, 56);
      window.dispatchEvent(new Event('scroll'));
      expect(visibility()).toBe('hidden');
      bar('sticky', 0, 56);
      window.dispatchEvent(new Event('scroll'));
      expect(visibility()).toBe('');
    });

    describe('dragged by its handle', () => {
      let overlay: OverlayHandle;

      beforeEach(async () => {
        await overlayPlacement.set({ kind: 'spot', left: 0, top: 1 });
        overlay = await show(page(DEMO_VIEWS.live));
        expect(placed()).toEqual(LOWER_LEFT);
        point('pointerdown', 100, 700);
      });

      it('is dropped where it is let go, for good', async () => {
        point('pointermove', 500, 400);
        expect(placed()).toEqual({ left: 416, top: 384 });
        point('pointerup', 500, 400);
        await settle();
        expect(placed()).toEqual({ left: 416, top: 384 });
        expect(await overlayPlacement.get()).toEqual({ kind: 'spot', left: 400 / 948, top: 368 / 668 });
      });

      it.each(['pointerup', 'pointercancel'])('goes back to the edge it did not leave (%s)', async (end) => {
        point('pointermove', 112, 690);
        expect(placed()).toEqual({ left: 28, top: 674 });
        point(end, 112, 690);
        await settle();
        expect(placed()).toEqual(LOWER_LEFT);
      });

      it('stays in the hand when a sample arrives meanwhile', async () => {
        point('pointermove', 500, 400);
        overlay.show(page(DEMO_VIEWS.gap));
        expect(placed()).toEqual({ left: 416, top: 384 });
      });
    });
  });

  it('is moved with the arrow keys, and put back from the menu', async () => {
    await show(page(DEMO_VIEWS.live));
    const handle = root()?.querySelector('.handle');
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect((await overlayPlacement.get()).kind).toBe('spot');
    await press('More');
    await press('Put it back in its place');
    expect(await overlayPlacement.get()).toEqual({ kind: 'auto' });
  });
});
