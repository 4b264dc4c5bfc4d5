/** How an experiment's panel looks. */
export const experimentStyle = `
.panel { border: 1px solid var(--line); border-radius: 10px; padding: 1.2rem; background: var(--panel); }
.panel > *, .run-area > * { margin: 0 0 0.9rem; }
.panel > :last-child, .run-area > :last-child { margin-bottom: 0; }
.title { font-size: 1.1rem; font-weight: 650; }
fieldset { border: 1px solid var(--line); border-radius: 8px; padding: 0.7rem 1rem 0.9rem; min-width: 0; background: var(--paper); }
legend { padding: 0 0.4em; font-weight: 600; }
fieldset p { margin: 0.2rem 0 0.5rem; }
.choice { display: block; padding: 0.15rem 0; }
.outcome:empty { display: none; }
.outcome { margin-top: 0.5rem; font-weight: 600; }
.setting {
  display: grid; grid-template-columns: minmax(5em, 8em) minmax(12em, 20em) 1fr;
  gap: 0.2rem 1rem; align-items: center; padding: 0.25rem 0;
}
.setting .name { font-family: var(--mono); font-size: 0.9em; overflow-wrap: anywhere; }
.setting .words, .words { color: var(--soft); font-size: 0.88em; }
.number { display: flex; gap: 0.6rem; align-items: center; }
.number input[type='range'] { flex: 1; min-width: 5em; }
.number input[type='number'] { width: 7em; }
.control { display: flex; gap: 0.5rem; align-items: center; flex-wrap: wrap; }
input[type='number'], input[type='text'], select {
  padding: 0.2em 0.45em; border: 1px solid var(--line); border-radius: 5px; background: var(--paper); max-width: 100%;
}
input[type='range'], input[type='checkbox'], input[type='radio'], progress { accent-color: var(--accent); }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
progress { width: min(100%, 22rem); vertical-align: middle; }
.progress { color: var(--soft); font-variant-numeric: tabular-nums; }
.status:empty { display: none; }
.status { border-left: 3px solid var(--accent); padding-left: 0.8em; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
.figures:empty { display: none; }
figure { margin: 0; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 0.6rem; }
figure svg { display: block; width: 100%; height: auto; max-width: 100%; }
.fg-pixels { image-rendering: pixelated; }
figcaption { color: var(--soft); font-size: 0.85em; margin-top: 0.3rem; overflow-wrap: anywhere; }
.film { margin: 0.3rem 0; }
.film input, .time input { width: min(100%, 22rem); vertical-align: middle; }
details summary { cursor: pointer; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; max-width: 100%; }
caption { text-align: start; font-weight: 600; padding-bottom: 0.3rem; }
th, td { text-align: start; padding: 0.2em 0.9em 0.2em 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
thead th { color: var(--soft); font-size: 0.88em; }
.scroll { overflow: auto; max-height: 22rem; }
.doctor { border-left: 3px solid var(--accent); padding-left: 0.8em; margin-top: 0.8rem; }
.doctor ul, .runs { margin: 0.3rem 0; padding-left: 1.2em; }
.runs { list-style: none; padding: 0; }
.runs li { padding: 0.2rem 0; }
.runs [aria-pressed='true'] { border-color: var(--accent); font-weight: 600; }
@media (max-width: 42rem) {
  .panel { padding: 0.8rem; }
}
.settings { container-type: inline-size; }
@container (max-width: 40rem) {
  .setting { grid-template-columns: minmax(5em, 8em) 1fr; padding: 0.4rem 0; }
  .setting .words { grid-column: 1 / -1; }
}
@container (max-width: 24rem) {
  .setting { grid-template-columns: 1fr; gap: 0.1rem; padding: 0.45rem 0; }
}
`
