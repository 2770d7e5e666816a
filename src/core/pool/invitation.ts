import { findObserverId, type ObserverId } from './observer.ts';

/** What an organiser hands to one volunteer. Plain text; the token makes it a secret. */
export interface Invitation {
  /** Where the pool is asked: `https://host[:port]`, or http on this machine itself for trying it. */
  readonly origin: string;
  /** The pool's own name, as its organiser wrote it. */
  readonly pool: string;
  /** Who runs it, as they call themselves. Hostile until shown as text. */
  readonly organiser: string;
  /** By what name the pool knows this volunteer. */
  readonly observer: ObserverId;
  readonly token: string;
  /** The Pages whose samples are shared, at least one. */
  readonly pages: readonly InvitedPage[];
}

export interface InvitedPage {
  /** With its site, `facebook:100044…`; checked against what is known of Pages by the caller. */
  readonly id: string;
  /** As the organiser calls it. Hostile until shown as text. */
  readonly name: string;
}

/** Why a text is no invitation. Each has a sentence for the person in `_locales`, `invitation_<reason>`. */
export type InvitationFault = (typeof INVITATION_FAULTS)[number];

export const INVITATION_FAULTS = [
  'not-an-invitation',
  'newer-version',
  'too-long',
  'address',
  'pool',
  'organiser',
  'observer',
  'token',
  'pages',
] as const;

export type ParsedInvitation =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'refused'; readonly fault: InvitationFault };

const HEADING = /^ebb pool invitation (\d{1,4})$/;
const VERSION = 1;
/** A hundred Pages with long names, and then some. */
const LONGEST_TEXT = 40_000;
const MOST_PAGES = 200;
const POOL_NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;
/** Of a length that nobody guesses, in letters that need no escape in a header. */
const TOKEN = /^[A-Za-z0-9_-]{32,200}$/;
const PAGE = /^([a-z]+:[^\s\p{Cc}\\]{1,200})(?: (.{1,200}))?$/u;
/**
 * A person's words: one line, something to be seen, no control characters, no marks that turn its direction. Of what is
 * not seen by itself only what joins and parts letters, as Persian, Urdu and Hindi are written, and some emoji.
 */
const WORDS = /^(?=.*[\p{L}\p{N}\p{P}\p{S}])(?:\u200C|\u200D|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]){1,200}$/u;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

const refused = (fault: InvitationFault): ParsedInvitation => ({ kind: 'refused', fault });

/**
 * Reads an invitation as it was pasted.
 * @param text lines of `key: value` under the heading `ebb pool invitation 1`; empty lines and spaces around
 *   a line are passed over, since messengers add them.
 */
export function parseInvitation(text: string): ParsedInvitation {
  if (text.length > LONGEST_TEXT) return refused('too-long');
  const [heading = '', ...lines] = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const version = HEADING.exec(heading.toLowerCase())?.[1];
  if (version === undefined) return refused('not-an-invitation');
  if (Number(version) !== VERSION) return refused('newer-version');

  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const [, key = '', value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  const only = (key: string): string => {
    const values = fields.get(key) ?? [];
    return values.length === 1 ? (values[0] ?? '') : '';
  };

  const origin = parseOrigin(only('address'));
  if (origin === undefined) return refused('address');
  const pool = only('pool');
  if (!POOL_NAME.test(pool)) return refused('pool');
  const organiser = only('organiser');
  if (!WORDS.test(organiser)) return refused('organiser');
  const observer = findObserverId(only('observer'));
  if (observer === undefined) return refused('observer');
  const token = only('token');
  if (!TOKEN.test(token)) return refused('token');
  const pages = (fields.get('page') ?? []).map(parsePage);
  const known = pages.filter((page) => page !== undefined);
  const isEachOnce = new Set(known.map(({ id }) => id)).size === pages.length;
  if (pages.length === 0 || pages.length > MOST_PAGES || !isEachOnce) return refused('pages');
  return { kind: 'invitation', invitation: { origin, pool, organiser, observer, token, pages: known } };
}

function parsePage(text: string): InvitedPage | undefined {
  const [, id, name = ''] = PAGE.exec(text) ?? [];
  if (id === undefined || (name !== '' && !WORDS.test(name))) return undefined;
  return { id, name };
}

/**
 * The origin of an address that a pool may have: https, with no user, path, query or fragment; http only for
 * this machine itself.
 */
function parseOrigin(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const isBare =
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '';
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return isBare && isSafe ? url.origin : undefined;
}

/** The invitation as text, to be handed on by a way that only the volunteer reads. */
export function writeInvitation({ origin, pool, organiser, observer, token, pages }: Invitation): string {
  return [
    `ebb pool invitation ${VERSION}`,
    `address: ${origin}`,
    `pool: ${pool}`,
    `organiser: ${organiser}`,
    `observer: ${observer}`,
    `token: ${token}`,
    ...pages.map(({ id, name }) => (name === '' ? `page: ${id}` : `page: ${id} ${name}`)),
    '',
  ].join('\n');
}
