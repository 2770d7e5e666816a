// What stands between a visitor and a Page, in the shapes Facebook gives it; the texts are our own.
import { direction, styleSheet } from './documents/look.ts';
import { escaped } from './documents/markup.ts';
import { wording } from './documents/wording.ts';
import type { StageLanguage } from './stage-page.ts';

/** A whole answer: status and document. */
export interface ObstacleDocument {
  readonly status: number;
  readonly html: string;
}

interface Notice {
  readonly title: string;
  readonly text: string;
  readonly language?: StageLanguage;
  readonly head?: string;
  readonly body?: string;
}

const notice = ({ title, text, language = 'en', head = '', body = '' }: Notice): string =>
  `<!DOCTYPE html><html lang="${language}" id="facebook" dir="${direction(language)}"><head><meta charset="utf-8">` +
  `<title>${escaped(title)}</title>${head}<style>${styleSheet}</style></head>` +
  `<body><div class="wide"><div class="card"><h2>${escaped(title)}</h2><p>${escaped(text)}</p>${body}</div></div></body></html>`;

/** The wall that asks to sign in. */
export function signInWall(origin: string, vanity: string, language: StageLanguage): ObstacleDocument {
  const { signIn, signInInvitation } = wording[language];
  const next = encodeURIComponent(`${origin}/${vanity}`);
  const html = notice({
    title: signIn,
    text: signInInvitation,
    language,
    head:
      `<meta name="description" content="${escaped(signInInvitation)}"><meta property="og:url" content="${origin}/login/?next=${next}">` +
      `<link rel="canonical" href="${origin}/login/web/">`,
    body: '<form id="login_form" action="/login/device-based/regular/login/?login_attempt=1" method="post"><input name="email"><input name="pass" type="password"></form>',
  });
  return { status: 200, html };
}

/** How long the real site's error page is, to the byte. */
const ERROR_PAGE_BYTES = 1542;

/** The error page: 1,542 bytes and HTTP 400. */
export function errorPage(): ObstacleDocument {
  const bare = notice({
    title: 'Error',
    text: 'Sorry, something went wrong. We are looking into it.',
    body: '<a id="back" href="//www.facebook.com/">Go back</a><!--FILL-->',
  }).replace(styleSheet, 'html,body{color:#333;margin:0;text-align:center}');
  const fill = '.'.repeat(ERROR_PAGE_BYTES - Buffer.byteLength(bare) + 'FILL'.length);
  return { status: 400, html: bare.replace('FILL', fill) };
}

/** Too many requests. */
export const blockedPage = (): ObstacleDocument => ({
  status: 200,
  html: notice({
    title: 'You’re Temporarily Blocked',
    text: 'It looks like you were misusing this feature by going too fast.',
  }),
});

/** A block that is told with HTTP 200, at one address. */
export const securityBlockPage = (origin: string, path: string): ObstacleDocument => ({
  status: 200,
  html: notice({
    title: 'Facebook',
    text: 'This message contains content that has been blocked by our security systems.',
    head: `<link rel="canonical" href="${origin}${escaped(path)}"><meta property="og:title" content="Log in or sign up to view">`,
  }),
});

export const consentPage = (origin: string): ObstacleDocument => ({
  status: 200,
  html: notice({
    title: 'Allow the use of cookies from Facebook on this browser?',
    text: 'We use cookies to provide and improve content.',
    head: `<meta property="og:url" content="${origin}/cookie/consent-page/">`,
  }),
});

export const unsupportedBrowserPage = (): ObstacleDocument => ({
  status: 200,
  html: notice({ title: 'Update Your Browser', text: 'Unsupported Browser' }),
});

export const notAvailablePage = (): ObstacleDocument => ({
  status: 404,
  html: notice({
    title: 'Page Not Found',
    text: 'This content isn’t available at the moment. It may have been removed.',
  }),
});

/** A group: it has members, not likes. */
export const groupPage = (origin: string): ObstacleDocument => ({
  status: 200,
  html: notice({
    title: 'Neighbours of the Medina | Facebook',
    text: '32K members',
    head:
      '<meta property="al:android:url" content="fb://group/304417720918233"><meta property="og:title" content="Neighbours of the Medina">' +
      `<meta name="description" content="Neighbours of the Medina has 32,047 members."><link rel="canonical" href="${origin}/groups/304417720918233/">`,
    body: `<script type="application/json" data-sjs>{"data":{"group":{"__typename":"Group","id":"304417720918233"}},"canonicalRouteName":"comet.fbweb.CometGroupRoute"}</script>`,
  }),
});

/** A post whose caption boasts with a number that is no counter of ours. */
export const postPage = (origin: string, vanity: string): ObstacleDocument => ({
  status: 200,
  html: notice({
    title: 'We just hit 100K followers! | Facebook',
    text: 'We just hit 100K followers! Thank you.',
    head:
      '<meta property="al:android:url" content="fb://photo/7401882203118?set=a.7401">' +
      '<meta name="description" content="We just hit 100K followers! Thank you."><meta property="og:title" content="We just hit 100K followers!">' +
      `<link rel="canonical" href="${origin}/${vanity}/posts/7401882203118">`,
  }),
});
