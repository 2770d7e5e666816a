import { JSDOM } from 'jsdom';

/** One window for all: making one takes twenty times as long as most documents. */
const { window } = new JSDOM();
const parser = new window.DOMParser();

/** The document that a browser makes of a text; none of its scripts run. */
export function parseDocument(html: string): Document {
  const document = parser.parseFromString(html, 'text/html');
  // A reader takes from the window of a document what parses a part of it.
  Object.defineProperty(document, 'defaultView', { value: window });
  return document;
}
