/** Stands in the place of the real one in the content script, which never runs in a Page Plugin's document. */
export const pluginTarget = (): undefined => undefined;
