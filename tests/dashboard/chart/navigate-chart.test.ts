// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { navigateChart } from '../../../src/dashboard/chart/navigate-chart.ts';
import { type Span, spanOf, type TimeRange } from '../../../src/dashboard/chart/time-range.ts';

const HOUR_MS = 3_600_000;
const WHOLE: Span = { fromMs: 0, toMs: 100 * HOUR_MS };
const WIDTH = 1000;

let life: AbortController;
let range: TimeRange;
let area: HTMLElement;
let frame: HTMLElement;
let pointed: number | undefined;

beforeEach(() => {
  life = new AbortController();
  range = { kind: 'span', fromMs: 40 * HOUR_MS, toMs: 60 * HOUR_MS };
  frame = document.createElement('div');
  area = document.createElement('div');
  frame.append(area);
  document.body.append(frame);
  Object.defineProperty(area, 'clientWidth', { value: WIDTH });
  area.getBoundingClientRect = () => new DOMRect(0, 0, WIDTH, 260);
  area.setPointerCapture = () => undefined;
  navigateChart({
    area,
    frame,
    span: () => spanOf(range, WHOLE),
    whole: () => WHOLE,
    show: (next) => {
      range = next;
    },
    point: (atMs) => {
      pointed = atMs;
    },
    hasKeys: true,
    signal: life.signal,
  });
});
afterEach(() => life.abort());

const hours = (): [number, number] => {
  const { fromMs, toMs } = spanOf(range, WHOLE);
  return [fromMs / HOUR_MS, toMs / HOUR_MS];
};
const finger = (type: string, pointerId: number, clientX: number): void => {
  area.dispatchEvent(new PointerEvent(type, { pointerId, clientX, pointerType: 'touch', bubbles: true }));
};

describe('fingers on a chart', () => {
  it('one leads the crosshair, and moves nothing', () => {
    finger('pointerdown', 1, 200);
    expect(pointed).toBe(44 * HOUR_MS);
    finger('pointermove', 1, 450);
    finger('pointerup', 1, 450);
    expect(pointed).toBe(49 * HOUR_MS);
    finger('pointermove', 1, 900);
    expect(pointed).toBe(49 * HOUR_MS);
    expect(hours()).toEqual([40, 60]);
  });

  it('two that part come nearer, and keep what lies between them in sight', () => {
    finger('pointerdown', 1, 450);
    finger('pointerdown', 2, 550);
    for (const out of [50, 100, 150, 200]) {
      finger('pointermove', 1, 450 - out);
      finger('pointermove', 2, 550 + out);
    }
    const [from, to] = hours();
    expect(to - from).toBeCloseTo(20 * (100 / 500), 5);
    expect(from).toBeLessThan(50);
    expect(to).toBeGreaterThan(50);
  });

  it('two that close go further', () => {
    finger('pointerdown', 1, 200);
    finger('pointerdown', 2, 700);
    finger('pointermove', 2, 450);
    expect(hours()[1] - hours()[0]).toBeCloseTo(40, 5);
  });
});
