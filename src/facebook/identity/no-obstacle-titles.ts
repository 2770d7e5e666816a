/**
 * Stands in the place of the real table in the content script, which every tab of the site loads: only at the address of
 * a Page is a title asked what stands in the way, and a tab that shows one asks the background for it, with the words of
 * labels.
 */
export const OBSTACLE_TITLES = '';
