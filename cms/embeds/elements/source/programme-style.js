// What only a programme wears.

import { sheet } from "./style.js";

export const SHEET = sheet(`
header .heading { margin-block-end: 0.25em; }
.current { display: grid; gap: 1em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr)); }
.current:not(:empty) { margin-block-start: 1.25em; }
.now, .next { padding: 1em; border-radius: var(--radius); background: var(--soft); border-inline-start: 0.3em solid var(--line); }
.now { border-color: var(--good); }
.current .label { margin: 0 0 0.4em; }
.current .session { border: 0; padding-block: 0.3em; }
.filters { display: grid; gap: 0.75em; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr)); align-items: end; margin-block-start: 1.25em; }
.field { min-inline-size: 0; }
label { display: block; font-size: 0.85em; font-weight: 600; color: var(--quiet); margin-block-end: 0.2em; }
select, button { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--quiet); border-radius: var(--radius); padding: 0.4em 0.6em; inline-size: 100%; min-block-size: 2.5em; cursor: pointer; }
.reset { color: var(--accent); border-color: var(--accent); }
.count { margin-block-start: 1em; }
.day .label { font-size: 1.1em; color: var(--ink); padding-block-end: 0.4em; border-block-end: 2px solid var(--accent); margin-block-end: 0; }
.day + .day { margin-block-start: 2.25em; }
.session { display: flex; flex-wrap: wrap; gap: 0.2em 1.25em; padding-block: 0.9em; border-block-end: 1px solid var(--line); }
.day li.session:last-child { border-block-end: 0; padding-block-end: 0; }
.days { margin-block-start: 1em; }
.time { flex: 0 0 10.5em; font-weight: 600; }
.time.quiet { font-weight: 400; }
.own { display: block; font-weight: 400; font-size: 0.85em; }
.what { flex: 1 1 14em; min-inline-size: 0; }
.title { font-weight: 600; }
.off .title a, .off .title, .off .time { color: var(--quiet); }
.themes { display: flex; flex-wrap: wrap; gap: 0.2em 1em; margin-block-start: 0.3em; }
.theme { font-size: 0.85em; }
.dot { display: inline-block; inline-size: 0.7em; block-size: 0.7em; border-radius: 50%; background: var(--accent); margin-inline-end: 0.4em; forced-color-adjust: none; }
.actions { display: flex; flex-wrap: wrap; gap: 0.3em 1.25em; margin-block-start: 0.3em; }
.actions a { padding-block: 0.15em; }
`);
