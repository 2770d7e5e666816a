/**
 * Whether a value holds more than so many characters and parts, all in all. Looks at no more of it than that: what is
 * too heavy is told apart in the same time however heavy it is.
 * @param value as it came in a message: plain data.
 */
export function isTooHeavy(value: unknown, most: number): boolean {
  let weight = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const part = open.pop();
    weight += typeof part === 'string' ? 1 + part.length : 1;
    if (weight > most) return true;
    if (typeof part !== 'object' || part === null) continue;
    if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer) return true;
    // Nothing is put on the pile that would be past the limit anyway.
    const room = most - weight - open.length;
    if (Array.isArray(part)) {
      if (part.length > room) return true;
      for (const item of part) open.push(item);
      continue;
    }
    let keys = 0;
    for (const key in part) {
      weight += key.length;
      if (++keys > room || weight > most) return true;
      open.push(Reflect.get(part, key));
    }
  }
  return false;
}
