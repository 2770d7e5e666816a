/** The checkout's root, with a separator at its end. */
export const root: string;
export function ensureDependencies(): void;
