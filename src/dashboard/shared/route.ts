import { type PageId, toPageId } from '../../core/page/page-identity.ts';

/** Where in the dashboard one is; stands in the address after `#`, so that places can be linked and kept. */
export type Route =
  /** The campaign that started last, all Pages, or what to do when there are none. */
  | { readonly view: 'home' }
  | { readonly view: 'campaign'; readonly id: string }
  /** `edit` with an id, or a new one. */
  | { readonly view: 'edit-campaign'; readonly id?: string }
  | {
      readonly view: 'page';
      readonly pageId: PageId;
      readonly fromMs?: number;
      readonly toMs?: number;
      /** An instant to be marked in its charts. */
      readonly atMs?: number;
    }
  | { readonly view: 'evidence'; readonly pageId?: PageId; readonly atMs?: number }
  /** Two Pages that may be one. */
  | { readonly view: 'same-page'; readonly pages: readonly [PageId, PageId] }
  /** Of a Page, of a campaign, or of the one that began last. */
  | { readonly view: 'share'; readonly pageId?: PageId; readonly campaignId?: string }
  | { readonly view: 'data' }
  | { readonly view: 'settings' }
  | { readonly view: 'diagnostics' }
  | { readonly view: 'welcome' };

export type ViewName = Route['view'];

const PLAIN: readonly ViewName[] = ['data', 'settings', 'diagnostics', 'welcome'];

/** @param hash of an address, with its `#` or ''. Anything it does not know leads home. */
export function parseRoute(hash: string): Route {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const page = parts.get('page');
  if (parts.has('evidence')) {
    const atMs = instantOf(parts.get('at'));
    return {
      view: 'evidence',
      ...(page ? { pageId: toPageId(page) } : {}),
      ...(atMs === undefined ? {} : { atMs }),
    };
  }
  if (parts.has('share')) {
    const campaignId = parts.get('campaign');
    if (page) return { view: 'share', pageId: toPageId(page) };
    return campaignId ? { view: 'share', campaignId } : { view: 'share' };
  }
  if (page) {
    const fromMs = instantOf(parts.get('from'));
    const toMs = instantOf(parts.get('to'));
    const atMs = instantOf(parts.get('at'));
    const route = {
      view: 'page',
      pageId: toPageId(page),
      ...(atMs === undefined ? {} : { atMs }),
    } as const;
    return fromMs === undefined || toMs === undefined || toMs <= fromMs ? route : { ...route, fromMs, toMs };
  }
  const [a, b] = [parts.get('same'), parts.get('as')];
  if (a && b) return { view: 'same-page', pages: [toPageId(a), toPageId(b)] };
  const edited = parts.get('edit-campaign');
  if (edited !== null)
    return edited === '' ? { view: 'edit-campaign' } : { view: 'edit-campaign', id: edited };
  const campaign = parts.get('campaign');
  if (campaign) return { view: 'campaign', id: campaign };
  const plain = PLAIN.find((view) => parts.has(view));
  return plain ? ({ view: plain } as Route) : { view: 'home' };
}

/** The hash that leads to a place; `parseRoute` reads it back. */
export function hashOf(route: Route): string {
  const parts = new URLSearchParams();
  switch (route.view) {
    case 'home':
      return '#';
    case 'campaign':
      parts.set('campaign', route.id);
      break;
    case 'edit-campaign':
      parts.set('edit-campaign', route.id ?? '');
      break;
    case 'page':
      parts.set('page', route.pageId);
      if (route.fromMs !== undefined) parts.set('from', String(Math.round(route.fromMs)));
      if (route.toMs !== undefined) parts.set('to', String(Math.round(route.toMs)));
      if (route.atMs !== undefined) parts.set('at', String(Math.round(route.atMs)));
      break;
    case 'same-page':
      parts.set('same', route.pages[0]);
      parts.set('as', route.pages[1]);
      break;
    case 'evidence':
      parts.set('evidence', '');
      if (route.pageId) parts.set('page', route.pageId);
      if (route.atMs !== undefined) parts.set('at', String(Math.round(route.atMs)));
      break;
    case 'share':
      parts.set('share', '');
      if (route.pageId) parts.set('page', route.pageId);
      else if (route.campaignId) parts.set('campaign', route.campaignId);
      break;
    default:
      parts.set(route.view, '');
  }
  return `#${parts.toString().replace(/=(?=&|$)/g, '')}`;
}

function instantOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
