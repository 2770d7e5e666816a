import { useEffect, useState } from 'preact/hooks';

/** False until the first picture of a view: its figures are seen first, what costs more and holds its room waits. */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setPainted(true));
    return () => clearTimeout(waiting);
  }, []);
  return isPainted;
}
