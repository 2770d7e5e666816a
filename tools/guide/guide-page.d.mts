/** The guide in one language, as a page of the extension. */
export function guidePage(markdown: string, language: string): string;
