import { startDocumentClock } from '../platform/clock.ts';
import { startLifetime } from '../platform/lifetime.ts';
import { isInPrivateWindow } from '../platform/private-window.ts';
import { followPage } from './follow-page.ts';

const clock = startDocumentClock();
const start = (): void =>
  followPage(document, { lifetime: startLifetime(), clock, isPrivate: isInPrivateWindow() });

// A document that the browser makes ready unasked is seen by nobody, and may never be: nothing is reported of it
// before the person goes there.
if ('prerendering' in document && document.prerendering) {
  document.addEventListener('prerenderingchange', start, { once: true });
} else start();
