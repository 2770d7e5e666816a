const waiting = new Set<() => void>();
let isTaken = false;

/**
 * Draws at once, or, where something was drawn in this frame already, in one of the next: charts that move together
 * take turns, so that a frame lasts no longer than the longest of them. Who asks again while waiting keeps its place.
 * @param draw draws what is so at the moment it is called; told apart by identity.
 */
export function drawInTurn(draw: () => void): void {
  if (isTaken) {
    waiting.add(draw);
    return;
  }
  take(draw);
}

function take(draw: () => void): void {
  isTaken = true;
  // When the frame with it has been shown: drawn in the midst of it, the next would hold it up.
  requestAnimationFrame(() => setTimeout(next, 0));
  draw();
}

function next(): void {
  isTaken = false;
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  take(draw);
}
