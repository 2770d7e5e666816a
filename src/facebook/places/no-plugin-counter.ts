/**
 * Stands in the place of the real reader in the content script: a Page Plugin's document is a frame of somebody's site,
 * where no script of ours runs, and the background asks for it as a text.
 */
export const readPlugin = (): never[] => [];
