import { SITE_ADDRESS } from './site.ts';

/** Hosts that serve the Page Plugin; www sends on to web where it does so for Pages. */
export const PLUGIN_HOSTS: readonly string[] = ['www.facebook.com', 'web.facebook.com'];

/**
 * The address of the Page Plugin's document for a Page.
 * @param home the Page's own path, as `parseAddress` gives it.
 */
export function pluginAddress(host: string, home: string): string {
  const url = new URL(`https://${host}/plugins/page.php`);
  url.searchParams.set('href', new URL(home, SITE_ADDRESS).href);
  return url.href;
}

/**
 * The Page that a Page Plugin's document is about: `/plugins/page.php?href=…` (`likebox.php` until 2015 falls
 * back to it), `/plugins/fan.php?connections=100&id=…`.
 * @returns the Page's own address; nothing for an address that is no plugin's.
 */
export function pluginTarget(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^\/(?:v[\d.]+\/)?plugins\/(?:page|fan|likebox|like_box)\.php$/.test(url.pathname)) return undefined;
  const id = url.searchParams.get('id');
  const href = url.searchParams.get('href');
  const target = id && /^\d+$/.test(id) ? `/profile.php?id=${id}` : href;
  return target && URL.canParse(target, url.origin) ? new URL(target, url.origin).href : undefined;
}
