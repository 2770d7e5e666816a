/**
 * Stands in the place of the real table in the content script, which every tab of the site loads: a tab that shows
 * a Page asks the background for it, with the words of labels.
 */
export const NUMBER_WORDS = '';
