/**
 * The overlay's own style; nothing of the page reaches in, nothing of it reaches out. That it is to be seen at all
 * says `overlay.css`, for as long as the extension is there.
 */
export const OVERLAY_STYLE = `
:host { all: initial; position: fixed; z-index: 2147483646; }
:host(ebb-overlay) { display: none; }
.card {
  all: initial; display: block;
  --ground: #fff; --ink: #1c1e21; --faint: #5b6168; --line: #dadde1; --accent: #0a5f73; --on-accent: #fff;
  --loss: #b3202a; --gain: #176b3a; --waiting: #8a5a00;
  box-sizing: border-box; inline-size: 308px; max-inline-size: calc(100vw - 32px);
  max-block-size: calc(100vh - 32px); overflow: auto; padding: 4px 16px 14px;
  background: var(--ground); color: var(--ink); border: 1px solid var(--line); border-radius: 12px;
  box-shadow: 0 2px 12px rgb(0 0 0 / 18%);
  font: 13px/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; text-align: start;
}
.card.small { inline-size: max-content; padding: 4px; font-size: 12px; line-height: 1.3; }
.dark {
  --ground: #242526; --ink: #e4e6eb; --faint: #b0b3b8; --line: #3e4042; --accent: #7ad3e6; --on-accent: #10242a;
  --loss: #ff9a9f; --gain: #7fdca4; --waiting: #f0c674;
}
p { margin: 0; }
fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
header { display: flex; align-items: center; margin-inline: -8px; }
.strip { display: flex; align-items: center; gap: 4px; }
.lines { max-inline-size: 300px; margin-inline-end: 8px; }
.headline { font-size: 15px; font-weight: 600; }
.headline bdi { font-size: 30px; line-height: 1.1; font-variant-numeric: tabular-nums; }
.small .headline { font-size: 13px; }
.small .headline bdi { font-size: 20px; }
.small .state { margin: 0; padding: 0; border: 0; }
.none .headline bdi { font-size: inherit; }
.loss .headline bdi { color: var(--loss); }
.gain .headline bdi { color: var(--gain); }
.stale .headline, .stale .headline bdi { color: var(--faint); }
.interval, .change, .count, .since, .advice, .age { color: var(--faint); }
.second, .step, .age { white-space: nowrap; }
.age::first-letter { text-transform: uppercase; }
.spark { display: block; inline-size: 100%; block-size: 36px; margin-block: 8px 4px; color: var(--accent); forced-color-adjust: auto; }
.state { margin-block-start: 8px; padding-block-start: 8px; border-block-start: 1px solid var(--line); }
.what::before { content: ""; display: inline-block; border: 4px solid var(--faint); border-radius: 50%; margin-inline-end: 6px; }
.live .what::before { border-color: var(--gain); }
.waiting .what::before { border-color: var(--waiting); }
.stopped .what::before { border-color: var(--loss); }
.buttons, .metrics { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 10px; }
.menu { display: flex; flex-direction: column; gap: 4px; margin-block-end: 8px; padding-block-end: 8px; border-block-end: 1px solid var(--line); }
button {
  font: inherit; font-weight: 600; min-block-size: 32px; padding: 4px 12px; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: var(--ink);
}
.menu button { text-align: start; font-weight: 400; }
button.icon { border-color: transparent; min-inline-size: 28px; padding: 2px 6px; }
.metrics button { min-block-size: 24px; padding: 0 10px; font-weight: 400; }
.handle { color: var(--faint); cursor: grab; touch-action: none; }
header .handle { margin-inline-end: auto; }
.handle:active { cursor: grabbing; }
button.main, button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); forced-color-adjust: none; }
button.link { border: 0; padding: 0; min-block-size: 24px; background: none; color: var(--accent); text-decoration: underline; }
button:hover { border-color: var(--faint); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 479px) { .card, .card.small { inline-size: calc(100vw - 32px); } .strip { flex-wrap: wrap; } .small .lines { flex: 1 7em; } }
@media (pointer: coarse) { button { min-block-size: 44px; } button.icon { min-inline-size: 44px; } }
`;
