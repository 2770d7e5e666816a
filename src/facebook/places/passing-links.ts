import { HEADER_NUMBER } from '../facts/page-facts.ts';
import { type CounterAddress, counterAddress } from './counter-address.ts';
import { type HeaderLink, LONGEST_LINK_TEXT } from './header-link.ts';
import { ShownText } from './shown-text.ts';

const MOST_LINKS = 50;

/** The header links of a document that goes by tag by tag, of whatever Page. */
export class PassingLinks {
  readonly links: HeaderLink[] = [];
  #open: CounterAddress | undefined;
  #text = new ShownText();
  #bold = '';
  #isBold = false;

  /** @param base what addresses of the document start from. */
  constructor(readonly base: string) {}

  /** Whether a link that may carry a counter is open. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** An element begins. @param isAside it counts for nothing: it is hidden, or of a post. */
  open(name: string, href: string, isAside: boolean): void {
    if (name === HEADER_NUMBER && this.#open) this.#isBold = true;
    if (name !== 'a') return;
    this.#open = isAside ? undefined : counterAddress(href, this.base);
    this.#text = new ShownText();
    this.#bold = '';
  }

  text(text: string, isAside: boolean): void {
    if (!this.#open || this.#text.text.length >= LONGEST_LINK_TEXT) return;
    if (!isAside) this.#text.add(text);
    if (this.#isBold) this.#bold += text;
  }

  /** An element ends. @returns whether a link did that may carry a counter. */
  close(name: string): boolean {
    if (name === HEADER_NUMBER) this.#isBold = false;
    if (name !== 'a' || !this.#open) return false;
    const bold = this.#bold;
    if (this.links.length < MOST_LINKS)
      this.links.push({ ...this.#open, text: this.#text.text, ...(bold && { bold }) });
    this.#open = undefined;
    return true;
  }
}
