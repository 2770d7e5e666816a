import { useEffect, useState } from 'preact/hooks';

/**
 * False until the first picture of a view: its figures are seen first, what costs more and holds its room waits.
 * @param isThere false as long as there is nothing to be drawn yet: then it is the first picture with it that counts.
 */
export function usePainted(isThere = true): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    if (!isThere) return undefined;
    const waiting = setTimeout(() => setPainted(true));
    return () => clearTimeout(waiting);
  }, [isThere]);
  return isPainted;
}
