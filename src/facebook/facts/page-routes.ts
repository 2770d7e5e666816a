/**
 * The hosts that answer signed-out readers with a Page's document. www sends on to web in many countries, and m. serves
 * the same metas (FACEBOOK.md, sections 3 and 11).
 */
export const PAGE_HOSTS: readonly string[] = ['www.facebook.com', 'web.facebook.com', 'm.facebook.com'];

/** Tabs of a Page whose documents carry the same metas as the Page itself; captured July 2026. */
const TABS: readonly string[] = ['/about', '/photos', '/videos'];

/**
 * What may follow a Page's own path: nothing, or one of its tabs. Only a vanity has tabs below it in the path.
 * @param home the Page's own path, as `parseAddress` gives it.
 */
export const routesOf = (home: string): readonly string[] => (/^\/[^/?]+$/.test(home) ? ['', ...TABS] : ['']);

/** The address of a Page by one host and route: no query but the id of `profile.php`. */
export const pageAddress = (host: string, home: string, route: string): string =>
  `https://${host}${home}${route}`;
