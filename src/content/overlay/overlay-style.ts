/** The overlay's own style; nothing of the page reaches in, nothing of it reaches out. */
export const OVERLAY_STYLE = `
:host { all: initial; position: fixed; z-index: 2147483646; inset-block-end: 16px; inset-inline-start: 16px; }
.card {
  --ground: #fff; --ink: #1c1e21; --faint: #5b6168; --line: #dadde1; --accent: #0a5f73; --on-accent: #fff;
  --loss: #b3202a; --gain: #176b3a; --waiting: #8a5a00;
  box-sizing: border-box; inline-size: 280px; max-inline-size: calc(100vw - 32px); padding: 12px 16px;
  background: var(--ground); color: var(--ink); border: 1px solid var(--line); border-radius: 12px;
  box-shadow: 0 2px 12px rgb(0 0 0 / 18%);
  font: 13px/1.4 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; text-align: start;
}
.card.dark {
  --ground: #242526; --ink: #e4e6eb; --faint: #b0b3b8; --line: #3e4042; --accent: #7ad3e6; --on-accent: #10242a;
  --loss: #ff9a9f; --gain: #7fdca4; --waiting: #f0c674;
}
p { margin: 0; }
fieldset { border: 0; margin: 0; padding: 0; min-inline-size: 0; }
.headline { font-size: 15px; font-weight: 600; }
.headline bdi { font-size: 30px; line-height: 1.1; font-variant-numeric: tabular-nums; }
.none .headline bdi { font-size: inherit; }
.loss .headline bdi { color: var(--loss); }
.gain .headline bdi { color: var(--gain); }
.stale .headline, .stale .headline bdi { color: var(--faint); }
.interval, .count, .since, .advice { color: var(--faint); }
.interval:empty { display: none; }
.spark { display: block; inline-size: 100%; block-size: 36px; margin-block: 8px 4px; color: var(--accent); }
.step::before, .age::before, .second::before { content: " · "; }
.age { color: var(--faint); }
.state { margin-block-start: 8px; padding-block-start: 8px; border-block-start: 1px solid var(--line); }
.what::before { content: ""; display: inline-block; inline-size: 8px; block-size: 8px; border-radius: 50%; margin-inline-end: 6px; background: var(--faint); }
.live .what::before { background: var(--gain); }
.waiting .what::before { background: var(--waiting); }
.stopped .what::before { background: var(--loss); }
.buttons, .metrics { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 10px; }
button {
  font: inherit; font-weight: 600; min-block-size: 32px; padding: 4px 12px; border-radius: 8px; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: var(--ink);
}
button.main, button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
