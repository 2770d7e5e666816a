import type { StageLanguage } from '../stage-page.ts';
import { escaped } from './markup.ts';
import type { PageDocument } from './page-document.ts';

/** How the replay's documents look: close enough to see where the overlay stands. */
export const styleSheet = `
:root{--ground:#f0f2f5;--card:#fff;--text:#050505;--quiet:#65676b;--line:#ced0d4;--blue:#0866ff}
.__fb-dark-mode{--ground:#18191a;--card:#242526;--text:#e4e6eb;--quiet:#b0b3b8;--line:#3e4042;--blue:#4599ff}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.34 Helvetica,Arial,'DejaVu Sans',sans-serif}
a{color:inherit;text-decoration:none}
.bar{position:sticky;top:0;z-index:300;display:flex;gap:12px;align-items:center;height:56px;padding:0 16px;background:var(--card);border-bottom:1px solid var(--line)}
.bar b{color:var(--blue);font-size:26px}
.bar form{margin-inline-start:auto;display:flex;gap:8px}
.bar input,.bar button{height:36px;border:1px solid var(--line);border-radius:6px;padding:0 10px;background:var(--card);color:var(--text)}
.top{background:var(--card);border-bottom:1px solid var(--line)}
.wide{max-width:1095px;margin:0 auto;padding:0 16px}
.cover{height:220px;border-radius:0 0 8px 8px}
.who{display:flex;flex-wrap:wrap;gap:16px;padding:16px 0}
.face{width:132px;height:132px;margin-top:-48px;border:4px solid var(--card);border-radius:50%;color:#fff;display:grid;place-items:center;font-size:48px}
h1{margin:0;font-size:32px}
.quiet{color:var(--quiet)}
.columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:16px;padding-block:16px}
.card{background:var(--card);border-radius:8px;box-shadow:0 1px 2px #0003;padding:16px;margin-bottom:16px;overflow-wrap:anywhere}
.card h2{margin:0 0 8px;font-size:20px}
.image{height:200px;margin-top:12px;border-radius:6px;background:linear-gradient(120deg,var(--line),var(--ground))}
@media (max-width:700px){.columns{grid-template-columns:minmax(0,1fr)}.bar form{display:none}.cover{height:120px}}
`;

/** The signed-out visitor's bar, with the form that stands on every public document. */
export const topBar = (signIn: string): string =>
  `<div class="bar" role="banner"><a href="/"><b>f</b></a>` +
  `<form action="/login/device-based/regular/login/?login_attempt=1" id="login_form" method="POST">` +
  `<input name="email" aria-label="Email"><input name="pass" type="password" aria-label="Password">` +
  `<button name="login" type="button">${escaped(signIn)}</button></form></div>`;

export const cover = ({ page }: PageDocument): string =>
  `<div class="cover" style="background:linear-gradient(120deg,${page.color},#222)"></div>`;

export const face = ({ page }: PageDocument): string =>
  `<div class="face" style="background:${page.color}" aria-hidden="true">${escaped(page.name.slice(0, 1))}</div>`;

export const post = (document: PageDocument, text: string, id: number): string =>
  `<div class="card" role="article"><a href="/${document.page.vanity}/posts/${id}"><strong>${escaped(document.page.name)}</strong></a>` +
  `<div dir="auto">${escaped(text)}</div><div class="image"></div></div>`;

export const direction = (language: StageLanguage): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');
