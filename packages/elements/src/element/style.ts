/**
 * Colours and measures that a page may set: each `--fg-*` falls back to our own, light or dark as the
 * page's `color-scheme` says.
 */
export const baseStyle = `
:host {
  --ink: var(--fg-ink, light-dark(#1d2127, #e6e8eb));
  --soft: var(--fg-soft, light-dark(#59616c, #a4acb8));
  --paper: var(--fg-paper, light-dark(#ffffff, #16181d));
  --panel: var(--fg-panel, light-dark(#f6f6f3, #1e2127));
  --line: var(--fg-line, light-dark(#dcdcd6, #343942));
  --accent: var(--fg-accent, light-dark(#0b5e8a, #7cc4ef));
  --right: var(--fg-right, light-dark(#1a6b3c, #7fd4a0));
  --wrong: var(--fg-wrong, light-dark(#a3271f, #f29b93));
  --sans: var(--fg-sans, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif);
  --mono: var(--fg-mono, ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK SC', monospace);
  display: block;
  color: var(--ink);
  font-family: var(--sans);
  font-size: 1rem;
  line-height: 1.6;
  text-autospace: normal;
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
button, input, select, textarea { font: inherit; color: inherit; }
button {
  padding: 0.35em 0.9em;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--paper);
  cursor: pointer;
}
button:hover:not(:disabled) { border-color: var(--accent); }
button:disabled { color: var(--soft); cursor: not-allowed; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--paper); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code, pre { font-family: var(--mono); font-size: 0.9em; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { transition: none !important; animation: none !important; }
}
`
