import { storedItem } from './stored-item.ts';

/** Whether a Page is measured only while a tab shows it; else as long as the browser runs. */
export const needsTab = storedItem<boolean>(
  'needs-tab',
  (stored) => (typeof stored === 'boolean' ? stored : undefined),
  false,
);
