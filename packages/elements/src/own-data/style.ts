/** What own data needs beside the style of an experiment. */
export const ownDataStyle = `
.drop { border: 1.5px dashed var(--line); border-radius: 8px; padding: 0.6rem 1rem; margin: 0.5rem 0; display: flex; flex-wrap: wrap; gap: 0.4rem; }
.drop.over { border-color: var(--accent); background: var(--panel); }
.drop p { flex-basis: 100%; margin: 0; color: var(--soft); font-size: 0.9em; }
.count { white-space: nowrap; }
.drop button, .classes label, .shares, .row label, td, th { overflow-wrap: anywhere; }
.classes input[type='text'] { max-width: 100%; }
.left-out { margin-bottom: 0.9rem; }
.left-out p { margin: 0; }
.left-out ul { margin: 0; padding-inline-start: 1.4em; overflow-wrap: anywhere; }
.classes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 0.8rem; }
.thumbnails { display: flex; flex-wrap: wrap; gap: 4px; margin: 0.4rem 0; min-height: 0.4rem; }
.thumbnails canvas { width: 40px; height: 40px; border-radius: 4px; }
.camera p { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.camera video { width: min(100%, 18rem); border-radius: 8px; }
.shares { list-style: none; padding: 0; margin: 0.5rem 0; max-width: 26rem; }
.shares li { display: grid; grid-template-columns: 1fr; gap: 0.1rem; margin-bottom: 0.4rem; }
.shares progress { width: 100%; }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: 0.5rem 1rem; }
.row label { display: flex; flex-direction: column; font-size: 0.9em; }
.try { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 0.8rem; }
[hidden] { display: none !important; }
`
