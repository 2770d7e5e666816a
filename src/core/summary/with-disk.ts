import type { PageView } from './series-summary.ts';
import type { StorageState } from './storage-state.ts';

/** A Page as it stands where the disk may be full: nothing is measured then, whatever its watch says. */
export function withDisk(view: PageView, storage: StorageState): PageView {
  const { watch } = view;
  if (storage.kind !== 'full' || (watch.kind !== 'measuring' && watch.kind !== 'obstructed')) return view;
  return {
    ...view,
    watch: {
      kind: 'obstructed',
      obstacle: { kind: 'disk-full', detail: 'the browser gives no more room' },
      sinceMs: storage.sinceMs,
      failures: 1,
      nextReadMs: watch.nextReadMs,
    },
  };
}
