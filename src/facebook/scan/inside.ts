/** An element that is open in a stream, and how many of its name are open in it: the stream names no parents. */
export interface Inside {
  readonly name: string;
  depth: number;
}

/** A tag of some name opens (1) or closes (-1). @returns the element while it stays open. */
export function step(inside: Inside | undefined, name: string, by: 1 | -1): Inside | undefined {
  if (inside?.name !== name) return inside;
  inside.depth += by;
  return inside.depth > 0 ? inside : undefined;
}
