import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const holds = useSignal(matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = (): void => {
      holds.value = list.matches;
    };
    look();
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [query, holds]);
  return holds.value;
}
