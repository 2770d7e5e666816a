import type { AlertKind } from '../../core/alert/judge-alerts.ts';
import { type PageId, toPageId } from '../../core/page/page-identity.ts';

/** Names an alert: a newer one of the same kind and Page takes the older one's place. */
export const alertId = (kind: AlertKind, pageId: PageId): string => `alert:${kind}:${pageId}`;

/** The Page an alert is about; nothing if the name is not one of ours. */
export function pageOfAlert(id: string): PageId | undefined {
  const page = /^alert:[a-z]+:(.+)$/s.exec(id)?.[1];
  return page === undefined ? undefined : toPageId(page);
}
