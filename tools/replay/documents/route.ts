/** Which of a Page's documents: its own, a tab of it that carries the same metas, or the one without any. */
export type Route = 'page' | 'about' | 'photos' | 'videos' | 'events';

const TABS: readonly Route[] = ['about', 'photos', 'videos', 'events'];

/** The route of an address of a Page; everything that is no tab of its own counts as the Page itself. */
export function routeOf({ pathname, searchParams }: URL): Route {
  const tab = searchParams.get('sk') ?? pathname.split('/')[2] ?? '';
  return TABS.find((known) => known === tab) ?? 'page';
}
