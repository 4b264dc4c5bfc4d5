export const style = `
:host {
  --code-keyword: light-dark(#8a2c86, #d9a5e8);
  --code-string: light-dark(#1a6b3c, #7fd4a0);
  --code-number: light-dark(#8a4b00, #f0b878);
  --code-comment: light-dark(#59616c, #a4acb8);
  --code-function: light-dark(#0b5e8a, #7cc4ef);
  --code-type: light-dark(#5b4bb5, #b9b2f5);
  --code-line: light-dark(rgb(0 0 0 / 4%), rgb(255 255 255 / 4%));
  --code-selection: light-dark(#cfe3f1, #2c4458);
  container-type: inline-size;
}
.panel { border: 1px solid var(--line); border-radius: 10px; background: var(--panel); overflow: clip; }
.panel > * { padding-inline: 1rem; }
.panel p { margin: 0; }
.head { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: baseline; padding-block: 0.7rem; }
.head .name { font-weight: 600; }
.head .file { color: var(--soft); font-family: var(--mono); font-size: 0.85rem; }
.head .state { margin-inline-start: auto; color: var(--soft); font-size: 0.9rem; }
.head .state.right { color: var(--right); }
.head .state.wrong { color: var(--wrong); }
.panel > .desk { padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); border-block: 1px solid var(--line); background: var(--paper); }
.editor { min-width: 0; }
.editor:focus-within { outline: 3px solid var(--accent); outline-offset: -3px; }
.editor .plain {
  display: block; width: 100%; margin: 0; padding: 0.6em 0.6em 0.6em 2.6rem; border: 0; border-radius: 0;
  resize: none; outline: none; overflow: auto hidden; white-space: pre; tab-size: 2;
  background: var(--paper); color: var(--ink); font-family: var(--mono); font-size: 0.9rem; line-height: 1.6;
}
.solution { min-width: 0; padding: 0.6rem 1rem; background: var(--panel); border-block-start: 1px solid var(--line); }
pre { margin: 0; padding: 0.6em; overflow: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); line-height: 1.5; }
.solution pre { margin-block: 0.4rem; }
.keys, .note, .label { color: var(--soft); font-size: 0.85rem; }
.panel > .keys { padding-block: 0.4rem 0; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem; padding-block: 0.6rem; }
.tools .last { margin-inline-start: auto; }
.notice { padding-block: 0.5rem; border-block-start: 1px solid var(--line); font-size: 0.95rem; }
.notice:empty { display: none; }
.notice > * + * { margin-block-start: 0.4rem; }
.notice input { width: 100%; padding: 0.3em 0.5em; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); font-family: var(--mono); font-size: 0.85rem; }
.panel > .rungs { padding: 0; }
.hints { padding-inline: 1rem; }
.hints, .verdict { padding-block: 0.7rem; border-block-start: 1px solid var(--line); }
.hints ol, .checks { margin: 0; padding: 0; list-style: none; }
.hints li + li { margin-block-start: 0.6rem; }
.hints pre { margin-block: 0.3rem; }
.verdict:empty { display: none; }
.verdict.old { opacity: 0.85; }
.outcome { font-weight: 600; }
.outcome.right, li.pass .mark { color: var(--right); }
.outcome.wrong, li:not(.pass) > .check .mark, li:not(.pass) > .check .status { color: var(--wrong); }
.panel .mistake { margin-block: 0.5rem; padding: 0.5rem 0.8rem; border-inline-start: 4px solid var(--accent); background: var(--paper); }
.checks li { padding-block: 0.3rem; }
.check { display: flex; gap: 0.6rem; align-items: baseline; }
.check .mark { flex: none; width: 1.2em; font-weight: 700; text-align: center; }
.check .title { min-width: 0; }
.check .status { flex: none; margin-inline-start: auto; color: var(--soft); font-size: 0.85rem; }
.checks .message, .checks li > .evidence, .checks li > details { margin-inline-start: 1.8em; }
.message, .evidence code { overflow-wrap: anywhere; }
.evidence { margin-block: 0.4rem; font-size: 0.95rem; }
.evidence dl { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; margin: 0.4rem 0 0; }
.evidence dt { color: var(--soft); font-size: 0.85rem; }
.evidence dd { margin: 0; }
.evidence pre { font-size: 0.8rem; }
.evidence canvas { display: block; margin-block-start: 0.3rem; image-rendering: pixelated; border: 1px solid var(--line); }
.evidence small { color: var(--soft); font-family: var(--mono); }
.console, .question { margin-block-start: 0.7rem; }
.console pre { max-height: 12rem; }
summary { cursor: pointer; color: var(--accent); }
@container (min-width: 60rem) {
  .desk.two { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .desk.two .solution { border-block-start: 0; border-inline-start: 1px solid var(--line); }
}
@container (max-width: 30rem) {
  .panel > *, .hints { padding-inline: 0.7rem; }
  .checks .message, .checks li > .evidence, .checks li > details { margin-inline-start: 0; }
}
`
