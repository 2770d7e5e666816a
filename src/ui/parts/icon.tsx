import type { IconPath } from './icons.ts';

/** A small picture beside or in place of words; the words are said elsewhere. */
export function Icon({ of: { d, isFilled = false, isDotted = false } }: { of: IconPath }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill={isFilled ? 'currentColor' : 'none'}
      stroke={isFilled ? 'none' : 'currentColor'}
      stroke-width={isDotted ? 2.2 : 1.6}
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={d} />
    </svg>
  );
}

/** The mark of Ebb: a line that falls away. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="#0a5f73" />
      <path d="M4 8c7 0 8 8.5 16 8.5" fill="none" stroke="#fff" stroke-width="3.5" />
    </svg>
  );
}
