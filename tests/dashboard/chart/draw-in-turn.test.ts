import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawInTurn } from '../../../src/dashboard/chart/draw-in-turn.ts';

let frames: (() => void)[] = [];
let drawn: string[] = [];

/** The next frame of the browser, up to when it has been shown. @returns what was drawn after it. */
function frame(): string[] {
  drawn = [];
  const due = frames;
  frames = [];
  for (const run of due) run();
  if (drawn.length > 0) throw new Error('drawn in the midst of a frame');
  vi.runOnlyPendingTimers();
  return drawn;
}

const drawing = (name: string) => (): void => void drawn.push(name);

beforeEach(() => {
  drawn = [];
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});

afterEach(() => {
  while (frames.length > 0) frame();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('draws at once what is asked for first, and the rest one a frame', () => {
  for (const name of ['losses', 'rates', 'third']) drawInTurn(drawing(name));
  expect(drawn).toEqual(['losses']);
  expect(frame()).toEqual(['rates']);
  expect(frame()).toEqual(['third']);
  expect(frame()).toEqual([]);
});

it('lets charts that are asked for at every frame take turns, each once however often it was asked for', () => {
  const [losses, rates] = [drawing('losses'), drawing('rates')];
  const move = (): void => {
    for (const draw of [losses, rates]) drawInTurn(draw);
  };
  move();
  expect(drawn).toEqual(['losses']);
  move();
  expect(frame()).toEqual(['rates']);
  move();
  move();
  expect(frame()).toEqual(['losses']);
  expect(frame()).toEqual(['rates']);
  expect(frame()).toEqual([]);
});

it('draws at once again when nothing was drawn in the last frame', () => {
  drawInTurn(drawing('losses'));
  frame();
  expect(frame()).toEqual([]);
  drawInTurn(drawing('rates'));
  expect(drawn).toEqual(['rates']);
});

it('goes on with the others where one of them fails', () => {
  const failing = (): void => {
    throw new Error('no canvas');
  };
  drawInTurn(drawing('losses'));
  drawInTurn(failing);
  drawInTurn(drawing('rates'));
  expect(frame).toThrow('no canvas');
  expect(frame()).toEqual(['rates']);
});
