/** Colours have a contrast of at least 4.5 with what is behind them, light and dark. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--line:#c8c8d0;--ok:#17632f;--look:#7a4a00;--problem:#a3161f;--skipped:#55555e}
@media (prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#16161a;--line:#45454f;--ok:#7fd79a;--look:#f0b95c;--problem:#ff9a9a;--skipped:#b4b4c0}}
body{margin:0 auto;padding:1rem;max-width:60rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:2rem 0 .25rem}
.verdict{font-weight:700}.ok{color:var(--ok)}.look{color:var(--look)}.problem{color:var(--problem)}.skipped{color:var(--skipped)}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse}caption{text-align:start;font-weight:600;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.2rem .75rem .2rem 0;text-align:start;vertical-align:top}
.number{text-align:end;font-variant-numeric:tabular-nums}
@media print{:root{color-scheme:light}}
`.trim()
