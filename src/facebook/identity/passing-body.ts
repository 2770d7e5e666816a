import { ERROR_PAGE_MARK, LOGIN_FORM_ID, LOGIN_INPUT_TYPE } from '../facts/page-facts.ts';
import type { BodySigns } from './obstacles.ts';

/** As much of a body's text tells an obstacle, in characters. */
const LONGEST_BODY_TEXT = 2000;
const LONGEST_HEADING = 200;

/** What of a body that goes by tag by tag tells one obstacle from another. */
export class PassingBody {
  #hasLoginForm = false;
  #class = '';
  #heading = '';
  #openHeading = '';
  #text = '';
  #isErrorPage = false;

  signs(): BodySigns {
    return {
      hasLoginForm: this.#hasLoginForm,
      bodyClass: this.#class,
      heading: this.#heading.trim(),
      text: this.#text,
      isErrorPage: this.#isErrorPage,
    };
  }

  /** Whether the heading is open. */
  get isInHeading(): boolean {
    return this.#openHeading !== '';
  }

  wantsText(): boolean {
    return this.isInHeading || this.#text.length < LONGEST_BODY_TEXT;
  }

  /** An element begins. @param get an attribute's value, or ''. */
  open(name: string, get: (attribute: string) => string): void {
    switch (name) {
      case 'body':
        this.#class = get('class');
        break;
      case 'form':
        if (get('id') === LOGIN_FORM_ID) this.#hasLoginForm = true;
        break;
      case 'input':
        if (get('type') === LOGIN_INPUT_TYPE) this.#hasLoginForm = true;
        break;
      case 'h1':
      case 'h2':
        if (this.#heading === '') this.#openHeading = name;
        break;
    }
  }

  text(text: string): void {
    if (this.#text.length < LONGEST_BODY_TEXT) this.#text += `${text} `;
    if (this.isInHeading) this.#heading = `${this.#heading}${text}`.slice(0, LONGEST_HEADING);
  }

  comment(text: string): void {
    if (text.includes(ERROR_PAGE_MARK)) this.#isErrorPage = true;
  }

  close(name: string): void {
    if (name === this.#openHeading) this.#openHeading = '';
  }
}
