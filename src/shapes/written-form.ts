/** An id or vanity: no white space or control characters, and not longer than `LONGEST_ALIAS`. */
export const ALIAS = /^[^\s\p{Cc}]+$/u;
export const LONGEST_ALIAS = 200;
