// The page's look: calm on a phone, a laptop and A4; one accent, and no meaning carried by colour alone.

/** Colours by name; every text colour has at least 4.5:1 on both grounds (a test holds them to it). */
export const LIGHT = {
  ground: '#ffffff',
  soft: '#f2f5f8',
  ink: '#1b2430',
  muted: '#4b5766',
  line: '#c6ced8',
  accent: '#1f4e79',
  good: '#176437',
  bad: '#a51c1c',
} as const;

/** The same for dark screens. */
export const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  ground: '#12171d',
  soft: '#1b232c',
  ink: '#e7ebf0',
  muted: '#aab5c1',
  line: '#3a4653',
  accent: '#8fbde8',
  good: '#86d3a1',
  bad: '#ff9d94',
};

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

const SCREEN = `
*{box-sizing:border-box}
html{${variables(LIGHT)};color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
@media (prefers-color-scheme:dark){html{${variables(DARK)}}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0 auto;max-width:72rem;padding:1.5rem clamp(1rem,4vw,2.5rem) 3rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.5rem 1rem;z-index:9}
header{border-top:.3rem solid var(--accent);padding-top:1rem}
.agency{margin:0;color:var(--muted)}.agency span,.agency strong{display:block}.agency strong{color:var(--ink)}
h1{font-size:clamp(1.4rem,4vw,2rem);line-height:1.2;margin:.75rem 0 .25rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.25;margin:0 0 .5rem}h2 small{font-size:.9rem;font-weight:400;color:var(--muted)}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
p{margin:.25rem 0 .75rem}.period{color:var(--muted);margin:0}.period strong{color:var(--ink)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;padding:0;margin:1rem 0 0}nav a{display:inline-block;padding:.25rem 0;text-decoration:none}nav a:hover{text-decoration:underline}
section{margin-top:2.75rem}
#answer{margin-top:1.25rem;padding:1.25rem clamp(1rem,3vw,1.75rem) 1.5rem;background:var(--soft);border-left:.5rem solid var(--muted)}
#answer.met{border-color:var(--good)}#answer.missed{border-color:var(--bad)}
#answer h2{font-size:1rem;font-weight:600;color:var(--muted)}
.headline{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1.5rem;margin:0;font-size:clamp(2rem,7vw,3.25rem);line-height:1.1}
.verdict{font-weight:700;white-space:nowrap}.verdict.met{color:var(--good)}.verdict.missed{color:var(--bad)}.verdict.none{color:var(--muted)}
#answer.desk{margin:0;padding:0;background:none;border:0}#answer.desk h2{font-size:1.35rem;color:inherit}
.sentence{font-size:1.15rem;margin:.5rem 0 0}.basis{color:var(--muted);font-size:1rem}
.gauge{position:relative;margin:1rem 0 2.25rem;max-width:44rem}.gauge svg{display:block;width:100%;height:.9rem}
.gauge span{position:absolute;top:1.2rem;font-size:.875rem;color:var(--muted)}.gauge .zero{left:0}.gauge .goal{transform:translateX(-50%);white-space:nowrap}.gauge .goal.near{transform:none}
.track{fill:var(--line)}.fill{fill:var(--accent)}svg .bad{fill:var(--bad)}.mark{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}.axis{stroke:var(--muted);stroke-width:1;vector-effect:non-scaling-stroke}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:1rem 1.25rem;margin:0}
.sentence+.cards{margin-top:1rem}
.cards div{border-top:1px solid var(--line);padding-top:.5rem}.cards dt{color:var(--muted);font-size:.9rem;line-height:1.3}.cards dd{margin:0}.cards b{display:block;font-size:1.6rem;line-height:1.25}.cards span{font-size:.9rem;line-height:1.35;display:block}
.cards .bad b{color:var(--bad)}.cards .bad b::after{content:" !"}
figure{margin:1rem 0}figcaption{color:var(--muted);font-size:.9rem;margin-top:.5rem}
.trend .row{display:grid;grid-template-columns:repeat(var(--months),1fr);text-align:center;font-size:clamp(.68rem,2.2vw,.875rem);line-height:1.3}
.trend .value{padding-bottom:.25rem}.trend .value.bad{font-weight:700;color:var(--bad)}.trend.close .value{writing-mode:vertical-rl;justify-self:center;align-self:end}.trend .month{padding-top:.25rem}.trend .month i{font-style:normal;color:var(--muted)}.trend b.bad{color:var(--bad)}.trend b{color:var(--good)}
.trend>div{max-width:calc(var(--months)*6rem + 2.75rem)}.trend .row,.plot{margin-right:2.75rem}.months{display:flex;flex-wrap:wrap;gap:0 3rem}.months figure,.months details{flex:1 1 min(22rem,100%);min-width:0}
.plot{position:relative}.plot svg{display:block;width:100%;height:10rem;overflow:visible}.plot .mark{stroke-dasharray:6 4;stroke-width:1.5}.plot .goal{position:absolute;left:100%;transform:translateY(-50%);padding-left:.4rem;font-size:.875rem;color:var(--ink)}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--accent);padding:.35rem 0}
.region{overflow-x:auto;max-width:100%;position:relative}.region.long{overflow-y:auto;max-height:38rem;border-bottom:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
caption{text-align:left;color:var(--muted);font-size:.9rem;padding-bottom:.35rem}caption.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;padding:0}
th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);max-width:26rem;overflow-wrap:anywhere;min-width:3.5rem}
th+th,th+td,td+td,td+th{padding-left:.75rem}
thead th{vertical-align:bottom;border-bottom:2px solid var(--muted);font-size:.875rem;line-height:1.25;overflow-wrap:normal;background:var(--ground)}
.long thead th{position:sticky;top:0;z-index:1}
tbody th{font-weight:400;min-width:11rem}tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--muted)}
.n{text-align:right;white-space:nowrap}thead .n{white-space:normal}thead span{white-space:nowrap}.s{max-width:11rem}td.bad{color:var(--bad);font-weight:700}
.code{font-family:ui-monospace,"Cascadia Mono",Consolas,"DejaVu Sans Mono",monospace;font-size:.92em;overflow-wrap:anywhere}td .code,th .code{white-space:nowrap}td .code.long,th .code.long{white-space:normal}
.bar{display:inline-block;width:clamp(2rem,6vw,5rem);height:.6rem;margin-right:.6rem;vertical-align:baseline}
.form th,.form td{text-align:center;padding:.35rem .4rem;border:1px solid var(--line);min-width:2.75rem}.form tbody th,.form tfoot th{text-align:left;min-width:10rem}.form .n{text-align:right}.form .n+th:not(.n){padding-left:.4rem}.form .numbers td{font-size:.8rem;color:var(--muted)}
.n+td:not(.n),.n+th:not(.n){padding-left:1.5rem}.empty{color:var(--muted)}.note{color:var(--muted);font-size:.9rem}.printed{display:none}
.alarm{border-left:.25rem solid var(--bad);padding-left:.75rem}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--muted);font-size:.875rem}
thead button{all:unset;padding:0 .2em}thead th:has(button){cursor:pointer}thead button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}thead button::after{content:"\\2195";color:var(--muted);font-weight:400}[aria-sort=ascending] button::after{content:"\\2191";color:var(--accent)}[aria-sort=descending] button::after{content:"\\2193";color:var(--accent)}
.filter{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:.25rem 0 .75rem}.filter input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:.2rem;padding:.35rem .6rem;min-width:min(18rem,100%)}.filter output{color:var(--muted);font-size:.9rem}
@media (min-width:40rem){.cards{grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr))}}
@media (max-width:40rem){.region table{min-width:36rem}.region .form{min-width:52rem}.months .region table{min-width:0}section{margin-top:2.25rem}.region tbody th,.region tfoot th{position:sticky;left:0;background:var(--ground);min-width:8rem;max-width:11rem}.trend .value{writing-mode:vertical-rl;justify-self:center;align-self:end}}
.months tbody th{min-width:0;overflow-wrap:normal}.months td:last-child{white-space:nowrap}.months th,.months td{padding-right:.35rem}.months .n+td:not(.n),.months .n+th:not(.n){padding-left:.9rem}
@media (max-width:40rem){.months table{font-size:.875rem}.months .region th,.months .region td{min-width:0;padding:.4rem .2rem}.months .region :first-child{padding-left:0}}
`;

const PRINT = `
@page{size:A4;margin:15mm}
@media print{
html{${variables(LIGHT)};color-scheme:light;--soft:#fff}
html{font-size:9.5pt}body{padding:0;max-width:none;line-height:1.35;-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav,.skip,.filter,summary,thead button{display:none!important}
details::details-content{content-visibility:visible;display:block;height:auto}
header{padding-top:.4rem}h1{font-size:15pt}h2{font-size:12pt}h3{font-size:10.5pt}h2,h3,caption{break-after:avoid}
section{margin-top:1.1rem}#answer:not(.desk){padding:.6rem .9rem;border:1px solid var(--line);border-left-width:.4rem}
.headline{font-size:22pt}.sentence{font-size:11pt}.basis{font-size:inherit}.gauge{margin:.6rem 0 1.6rem}.gauge span{font-size:8.5pt}
.cards{grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.5rem 1rem}.cards b{font-size:13pt}.cards dt,.cards span{font-size:8.5pt}
.plot svg{height:6.5rem}.trend .row{font-size:8pt}#answer:not(.desk),figure,.cards div,tr,li,p.alarm{break-inside:avoid}
.region,.region.long{overflow:visible;max-height:none;border:0}.region.few{break-inside:avoid}.region table{min-width:0}
table{font-size:8.5pt}th,td{padding:.15rem .35rem .15rem 0;min-width:0}th+th,th+td,td+td,td+th{padding-left:.35rem}.n+td:not(.n),.n+th:not(.n){padding-left:.8rem}thead{display:table-header-group;break-inside:avoid}tfoot{display:table-row-group}.long thead th{position:static}thead th{font-size:8pt}
tbody th{min-width:0}.form th,.form td{padding:.15rem .2rem;min-width:0;font-size:7.5pt}.form tbody th,.form tfoot th{min-width:5rem}.bar{width:2.5rem}
.long tbody tr:nth-child(n+201){display:none}.printed{display:block}
a{color:inherit;text-decoration:none}footer{margin-top:1rem;font-size:8pt}
}
`;

/** The whole style sheet. */
export const STYLE: string = (SCREEN + PRINT).replace(/\n/g, '');
