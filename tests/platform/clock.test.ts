// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDocumentClock, whenClocksPart } from '../../src/platform/clock.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR_MS = 3_600_000;

let wallMs: number;
let monotonicMs: number;

/** A document that was asked for when its context began, and answered this much later. */
function answeredAfter(ms: number): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { responseStart: ms } as PerformanceNavigationTiming,
  ]);
}

beforeEach(() => {
  wallMs = NOON;
  monotonicMs = 900;
  vi.spyOn(Date, 'now').mockImplementation(() => wallMs);
  vi.spyOn(performance, 'now').mockImplementation(() => monotonicMs);
});
afterEach(() => vi.restoreAllMocks());

describe('the clock of a document', () => {
  it('says when the document was answered', () => {
    answeredAfter(300);
    expect(startDocumentClock().answeredMs).toBe(NOON - 600);
  });

  it('reads its two clocks anew where the machine let it stand between them', () => {
    answeredAfter(300);
    let stops = 2;
    vi.mocked(Date.now).mockImplementation(() => {
      const read = wallMs;
      if (stops-- > 0) {
        wallMs += 400;
        monotonicMs += 400;
      }
      return read;
    });
    expect(startDocumentClock().answeredMs).toBe(NOON - 600);
  });

  it('goes by the wall clock where the time origin lags behind by a night', () => {
    answeredAfter(300);
    // The browser began eight hours of sleep ago: its own idea of the document's beginning is that much too early.
    vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(NOON - 900 - 8 * HOUR_MS);
    expect(startDocumentClock().answeredMs).toBe(NOON - 600);
  });

  it('takes the beginning of a document that no answer brought', () => {
    answeredAfter(0);
    expect(startDocumentClock().answeredMs).toBe(NOON - 900);
  });

  it('agrees while both clocks run alike, however long', () => {
    answeredAfter(300);
    const clock = startDocumentClock();
    wallMs += HOUR_MS + 1500;
    monotonicMs += HOUR_MS;
    expect(clock.agrees()).toBe(true);
  });

  it.each([
    ['slept', 8 * HOUR_MS, 1000],
    ['set its clock back', -HOUR_MS, 1000],
    ['set its clock ahead', 5000, 1000],
  ])('does not where the computer %s', (_, wall, monotonic) => {
    answeredAfter(300);
    const clock = startDocumentClock();
    wallMs += wall;
    monotonicMs += monotonic;
    expect(clock.agrees()).toBe(false);
  });
});

describe('the clocks of a context', () => {
  it('are looked at every minute, and tell when one has run ahead of the other', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const gone = new AbortController();
    let told = 0;
    whenClocksPart(() => {
      told += 1;
    }, gone.signal);
    const minute = (wallBy: number): number => {
      wallMs += wallBy;
      monotonicMs += 60_000;
      vi.advanceTimersByTime(60_000);
      return told;
    };
    expect(minute(60_001)).toBe(0);
    // The clock was an hour fast, and is set right.
    expect(minute(60_000 - HOUR_MS)).toBe(1);
    expect(minute(60_000)).toBe(1);
    gone.abort();
    expect(minute(HOUR_MS)).toBe(1);
    vi.useRealTimers();
  });
});
