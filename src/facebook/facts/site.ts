/** The domain under which the site has all its hosts: `www.`, `m.`, `web.`, `business.`, `fr-fr.` and others. */
const DOMAIN = 'facebook\\.com';

/** The address that a link without a host is taken to be relative to, where a document does not say. */
export const SITE_ADDRESS = 'https://www.facebook.com/';

const HOST = new RegExp(`^(?:[\\w-]+\\.)*${DOMAIN}$`, 'i');
const ADDRESS = new RegExp(`^https://(?:[a-z0-9-]+\\.)*${DOMAIN}/`);

/** Longest address that is taken from outside, in characters. */
export const LONGEST_ADDRESS = 2000;

/** Whether a host is the site's: the bare domain and everything below it. */
export const isSiteHost = (host: string): boolean => HOST.test(host);

/** Whether a text is a https address on one of the site's hosts, and not longer than `LONGEST_ADDRESS`. */
export const isSiteAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && ADDRESS.test(text);

/** What in a text tells of a Page or a person: whatever follows the site's host, and ids of the site's length. */
export const SITE_TRACES = new RegExp(`(?<=${DOMAIN}/)[^\\s",]+|(?<!\\d)\\d{14,}(?!\\d)`, 'g');
