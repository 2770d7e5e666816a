/**
 * The overlay's own style; nothing of the page reaches in, nothing of it reaches out. That it is to be seen at all
 * says `overlay.css`, for as long as the extension is there. Its figures are drawn as everywhere, see `parts.css`.
 */
export const OVERLAY_STYLE = `
:host{all:initial;position:fixed;z-index:2147483646}
:host(ebb-overlay){display:none}
.card{all:initial;display:grid;gap:8px;box-sizing:border-box;inline-size:308px;max-inline-size:calc(100vw - 24px);max-block-size:calc(100vh - 24px);overflow:auto;padding:6px 14px 14px;
--surface:#fff;--sunken:#eaf0f1;--ink:#12232b;--faint:#50626b;--line:#dbe3e5;--water:#5f737c;--accent:#0a5f73;--on-accent:#fff;--soft:#dbe3e5;--warn:#835400;--loss:#b03a12;--loss-soft:#f6ddd2;--gain:#2c53b4;--gain-soft:#dde5f8;--tone:var(--ink);
border:1px solid var(--line);border-radius:14px;background:var(--surface);color:var(--ink);box-shadow:0 6px 24px rgb(18 35 43/.2);font:13px/1.4 system-ui,"Segoe UI",Roboto,"Noto Sans Arabic",Arial,sans-serif;text-align:start}
.dark{--surface:#1b272d;--sunken:#111b20;--ink:#e8f0f2;--faint:#a9b8bf;--line:#33454d;--water:#8ba0a9;--accent:#6fcbdd;--on-accent:#06222a;--soft:#33454d;--warn:#f0c46c;--loss:#ff9d7a;--loss-soft:#4a2a20;--gain:#9db8ff;--gain-soft:#243158}
*{box-sizing:border-box}
p,dl,dd{margin:0}
header,.buttons,.row{display:flex;gap:8px;align-items:center}
header{gap:2px;margin-inline:-8px}
.handle{cursor:grab;touch-action:none;color:var(--faint)}
header p{flex:1;min-inline-size:0}
.trend{display:block;font-size:13px;line-height:1.4}
.menu .faint{padding:4px 12px;font-size:12px}
.warn{padding:8px 10px;border-radius:8px;background:var(--sunken)}
.warn b .state{font-weight:600}
.menu{margin:0 -8px;padding:4px;border:1px solid var(--line);border-radius:10px}
.menu button{justify-content:start;inline-size:100%;border-color:transparent;font-weight:400}
.menu hr{margin:4px;border:0;border-top:1px solid var(--line)}
[aria-checked]::before{content:"";inline-size:14px}
[aria-checked=true]::before{content:"✓"}
:lang(ar){letter-spacing:normal}
:lang(ar) :is(.value,.say,button){line-height:1.5}
.figure{display:grid;gap:6px;min-inline-size:0}
[data-tone=loss]{--tone:var(--loss);--soft:var(--loss-soft)}
[data-tone=gain]{--tone:var(--gain);--soft:var(--gain-soft)}
[data-tone=stale],[data-tone=unclear]{--tone:var(--faint)}
.value{display:flex;flex-wrap:wrap;gap:0 10px;align-items:center;font-weight:600;line-height:1.15}
.n{color:var(--tone);font-size:44px;font-weight:650;line-height:1;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.say{font-size:16px;font-weight:600;line-height:1.25}
.gauge,.ends{direction:ltr}
.gauge{position:relative;block-size:14px;background:linear-gradient(var(--water),var(--water)) center/100% 1px no-repeat}
.gauge::before,.gauge::after,.gauge i,.gauge b{content:"";position:absolute;inset-block:0}
.gauge::before{inset-block:50% -4px;left:calc(var(--zero,0)*(100% - 2px));border-left:2px solid var(--water)}
.gauge::after{inset-block:calc(50% - 2px);left:calc(min(var(--zero,0),var(--high))*100%);width:calc(max(var(--low) - var(--zero,0),var(--zero,0) - var(--high))*100%);background:var(--tone);opacity:.45}
.gauge i{z-index:1;left:calc(var(--low)*100%);width:calc((var(--high) - var(--low))*100%);min-width:4px;border:1px solid var(--tone);border-radius:3px;background:var(--soft)}
.gauge b{z-index:1;inset-block:-3px;left:calc(var(--at)*100% - 1.5px);border-left:3px solid var(--tone)}
[data-sure=no] .gauge i{border-style:dashed;background:var(--surface)}
[data-sure=no] .n{font-weight:400}
:is([data-sure=no],[data-tone=unclear]) .gauge b{display:none}
.ends{display:flex;gap:0 16px;margin-block-start:3px;font-variant-numeric:tabular-nums}
.ends.both{display:grid;grid-template-columns:1fr auto 1fr;gap:8px}
.ends.both::before,.ends.both::after{content:none}
.ends.both :last-child{text-align:end}
.ends::before{content:"";order:1;flex:max(0,1.7*var(--mid) - .35) 1 0}
.ends::after{content:"";order:3;flex:max(0,1.35 - 1.7*var(--mid)) 1 0}
.ends b{order:2;font-weight:600;text-align:center}
.ends :is(bdi,small){white-space:nowrap}
.ends .to{order:4}
.ends span,.ends small,.faint,.trend,dt,.state{color:var(--faint);font-weight:400}
.ends small{font-size:inherit}
.pips{display:flex;gap:4px}
.pips i{flex:1;block-size:6px;border-radius:3px;background:var(--line)}
.pips .done{background:var(--accent)}
.course{block-size:64px}
.axis{display:flex;justify-content:space-between;direction:ltr;color:var(--faint);font-size:12px}
.bars{inline-size:100%;block-size:100%;overflow:visible}
.bars path{fill:var(--loss);opacity:.62}
.bars .gained{fill:var(--gain)}
.bars .newest{opacity:1}
.bars.pale :is(.lost,.gained){fill:var(--faint);opacity:.5}
.bars .water{fill:none;stroke:var(--water);stroke-width:1.25;opacity:1}
.bars .area{opacity:.16}
.bars .line{fill:none;stroke:var(--loss);stroke-width:2;opacity:1}
.bars.up .area{fill:var(--gain)}
.bars.up .line{stroke:var(--gain)}
.bars,.gauge,.pips i,.state::before{forced-color-adjust:none}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.count,.said{font-weight:600}
.count{font-size:15px}
.said{font-size:14px;line-height:1.3}
.lines p{overflow-wrap:anywhere}
.link{border:0;padding:0;min-block-size:24px;color:var(--accent);text-decoration:underline;background:none}
dl{display:grid;grid-template-columns:1fr 1fr;gap:1px;background:var(--line);border-block:1px solid var(--line);margin-inline:-14px}
dl :last-child:nth-child(odd){grid-column:1/-1}
dl div{padding:6px 14px;background:var(--surface)}
dt{font-size:12px}
dd{font-weight:600;font-variant-numeric:tabular-nums}
dd small{color:var(--faint);font-weight:400;font-size:12px}
.state::before{content:"";display:inline-block;margin-inline-end:6px;border:4px solid var(--faint);border-radius:50%}
.live::before{border-color:var(--accent)}
.late::before{inline-size:4px;block-size:4px;border-width:2px}
.stopped{color:var(--warn)}
.stopped::before{border:5px solid transparent;border-block-end:8px solid var(--warn);border-block-start:0;border-radius:0}
button{display:inline-flex;gap:6px;align-items:center;justify-content:center;min-block-size:32px;padding:0 12px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:600 13px/1.2 inherit;font-family:inherit;cursor:pointer}
button:hover{border-color:var(--faint)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.icon{min-inline-size:30px;padding:0;border-color:transparent;color:var(--faint)}
svg{display:block}
button svg{inline-size:16px;block-size:16px}
.main{border-color:var(--accent);background:var(--accent);color:var(--on-accent);forced-color-adjust:none}
.buttons>*{flex:1}
.small{display:flex;gap:10px;align-items:center;inline-size:max-content;padding:5px 6px}
.small .n{font-size:22px;line-height:.95}
.small .value{align-items:last baseline;gap:0 6px;font-size:12px}
.small .figure{gap:2px}
.small .row{gap:8px;white-space:nowrap;font-variant-numeric:tabular-nums}
.small .gauge{flex:1 1 64px;min-inline-size:64px;max-inline-size:96px;block-size:10px}
.small .course{flex:none;inline-size:60px;block-size:36px}
.small .lines{flex:1 1 auto}
@media (min-width:480px){.small .value{flex-wrap:nowrap;white-space:nowrap}}
@media (max-width:479px){.small .lines{min-inline-size:0}.small .course{display:none}.small{inline-size:calc(100vw - 24px)}.card{inline-size:calc(100vw - 24px)}}
@media (pointer:coarse){button{min-block-size:44px}.icon{min-inline-size:44px}}
`;
