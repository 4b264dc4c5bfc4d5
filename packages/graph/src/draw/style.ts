/** Colours and fonts of a picture, in light and dark; every rule begins at the picture's class. */
export const style = `
.firstgrad-graph{--paper:#fff;--ink:#18202b;--faint:#55606f;--line:#8c97a5;
--placeholder:#2473c9;--placeholder-fill:#e6f1ff;--variable:#b86410;--variable-fill:#fff0da;
--constant:#7a8594;--constant-fill:#f2f4f7;--operation:#5a6a7e;--operation-fill:#fff;
--action:#1f8449;--action-fill:#e3f7eb;--scope:#7645cc;--scope-fill:#f3ecff}
@media (prefers-color-scheme:dark){.firstgrad-graph{--paper:#11161d;--ink:#e8edf3;--faint:#a3aebb;--line:#66727f;
--placeholder:#5aa7f5;--placeholder-fill:#132a44;--variable:#efa24f;--variable-fill:#3a2812;
--constant:#8593a3;--constant-fill:#1e252e;--operation:#8a99aa;--operation-fill:#19212b;
--action:#52c583;--action-fill:#12321f;--scope:#b08df2;--scope-fill:#2a1f42}}
.firstgrad-graph .paper{fill:var(--paper)}
.firstgrad-graph text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace;font-size:11px;fill:var(--faint)}
.firstgrad-graph .heading{font-size:13px;font-weight:600;fill:var(--ink)}
.firstgrad-graph .arrow{fill:none;stroke:var(--line);stroke-width:1.4;stroke-linecap:round}
.firstgrad-graph .control{stroke-dasharray:2 4}
.firstgrad-graph .tip{fill:var(--line)}
.firstgrad-graph .box{stroke-width:1.4}
.firstgrad-graph .inner{fill:none}
${['placeholder', 'variable', 'constant', 'operation', 'action', 'scope']
  .map((kind) => `.firstgrad-graph .${kind}{fill:var(--${kind}-fill);stroke:var(--${kind})}`)
  .join('\n')}
.firstgrad-graph .constant{stroke-dasharray:4 3}
.firstgrad-graph .action{stroke-width:2}
`.trim()
