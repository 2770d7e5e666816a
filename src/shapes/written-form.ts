/** An id or vanity: no white space or control characters, and not longer than `LONGEST_ALIAS`. */
export const ALIAS = /^[^\s\p{Cc}]+$/u;
export const LONGEST_ALIAS = 200;

/** A https address on one of Facebook's hosts, not longer than `LONGEST_ADDRESS`. */
export const FACEBOOK_ADDRESS = /^https:\/\/(?:[a-z0-9-]+\.)*facebook\.com\//;
export const LONGEST_ADDRESS = 2000;
