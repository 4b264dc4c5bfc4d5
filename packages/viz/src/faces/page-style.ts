import { themes, themeVariables } from '../scene/theme.js'
import { fontFamily } from './svg.js'

/** Light or dark as the reader's system is, light on paper. */
export const pageStyle = `
:root{color-scheme:light dark;${themeVariables(themes.light)}}
@media(prefers-color-scheme:dark){:root{${themeVariables(themes.dark)}}}
:root[data-theme=light]{color-scheme:light;${themeVariables(themes.light)}}
:root[data-theme=dark]{color-scheme:dark;${themeVariables(themes.dark)}}
body{margin:0 auto;padding:24px 16px;max-width:960px;background:var(--fg-background);color:var(--fg-ink);font:14px/1.5 ${fontFamily}}
h1{font-size:20px;margin:0 0 16px}
figure{margin:0 0 32px;position:relative}
.fg-plot{position:relative;width:fit-content;max-width:100%}
.fg-plot svg{max-width:100%;height:auto;display:block}
.fg-plot:focus-visible{outline:2px solid var(--fg-series-0);outline-offset:2px}
figcaption{color:var(--fg-muted);max-width:70ch;margin:4px 0}
.fg-tip{position:absolute;pointer-events:none;z-index:1;padding:4px 8px;border-radius:4px;white-space:pre-line;width:max-content;max-width:240px;background:var(--fg-ink);color:var(--fg-background);font-size:12px;line-height:1.35}
.fg-mark{position:absolute;pointer-events:none;width:10px;height:10px;margin:-7px 0 0 -7px;border:2px solid var(--fg-ink);border-radius:50%}
.fg-film{display:flex;gap:8px;align-items:center;margin:4px 0}
.fg-film input{flex:1;max-width:400px}
details{margin:4px 0}
summary{cursor:pointer;color:var(--fg-muted)}
.fg-data{overflow:auto;max-height:320px}
table{border-collapse:collapse;font-size:12px;font-variant-numeric:tabular-nums}
th,td{padding:2px 10px 2px 0;text-align:left;border-bottom:1px solid var(--fg-grid);white-space:nowrap}
td.n,th.n{text-align:right}
th{color:var(--fg-muted);font-weight:600}
footer{color:var(--fg-muted);font-size:12px;border-top:1px solid var(--fg-grid);padding-top:8px}
[hidden]{display:none!important}
@media print{
:root,:root[data-theme]{color-scheme:light;${themeVariables(themes.light)}}
body{padding:0;max-width:none}
figure{break-inside:avoid}
details,.fg-tip,.fg-mark,.fg-film{display:none!important}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`.trim()
