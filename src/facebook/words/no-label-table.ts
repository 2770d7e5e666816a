/**
 * Stands in the place of the real table in the content script, which every Facebook tab loads: the words of fifty
 * languages are a sixth of what it may weigh, and only a tab that shows a Page asks the background for them.
 */
export const labelTable = (): string => '';
