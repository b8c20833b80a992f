// How everything looks, whatever the page around it does. Pages change it by custom properties and ::part.

/** @param {string} text */
export function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** What all elements wear. */
export const BASE = sheet(`
:host {
  all: initial; display: block; color-scheme: inherit; font-family: var(--forum-font, inherit);
  font-size: var(--forum-size, 1rem); line-height: 1.5; overflow-wrap: break-word;
  --ink: var(--forum-ink, #17242e); --quiet: var(--forum-quiet, #4c5b67); --line: var(--forum-line, #d5dce1);
  --ground: var(--forum-ground, #fff); --soft: var(--forum-soft, #f2f5f7); --accent: var(--forum-accent, #0b4f6c);
  --good: var(--forum-good, #14603a); --bad: var(--forum-bad, #8f1d1d); --warn: var(--forum-warn, #7a3e00);
  --radius: var(--forum-radius, 0.5rem);
}
@supports (color: light-dark(red, red)) {
  :host {
    --ink: var(--forum-ink, light-dark(#17242e, #e8edf0)); --quiet: var(--forum-quiet, light-dark(#4c5b67, #a9b6c0));
    --line: var(--forum-line, light-dark(#d5dce1, #36444f)); --ground: var(--forum-ground, light-dark(#fff, #121a20));
    --soft: var(--forum-soft, light-dark(#f2f5f7, #1b262e)); --accent: var(--forum-accent, light-dark(#0b4f6c, #7cc4e4));
    --good: var(--forum-good, light-dark(#14603a, #7fd6a4)); --bad: var(--forum-bad, light-dark(#8f1d1d, #ff9c9c));
    --warn: var(--forum-warn, light-dark(#7a3e00, #ffc98a));
  }
}
:host([hidden]) { display: none; }
:host([scheme=light]) { color-scheme: light; }
:host([scheme=dark]) { color-scheme: dark; }
:host([scheme=auto]) { color-scheme: light dark; }
*, ::before, ::after { box-sizing: border-box; }
.all { color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25em; text-align: start; }
.heading { font-size: 1.25em; font-weight: 650; line-height: 1.3; margin: 0 0 0.75em; text-wrap: balance; }
.label { font-size: 0.95em; font-weight: 600; color: var(--quiet); margin: 1.5em 0 0.6em; }
.label:first-child { margin-block-start: 0; }
p { margin: 0; }
ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.quiet { color: var(--quiet); font-size: 0.9em; }
.tag { display: inline-block; font-size: 0.8em; font-weight: 600; line-height: 1.4; padding: 0.1em 0.7em; border: 1.5px solid; border-radius: 1em; color: var(--accent); white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .plain { color: var(--quiet); }
.cards { display: grid; gap: 1em; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr)); }
.button { display: inline-block; margin-block-start: 1em; padding: 0.55em 1.2em; border-radius: var(--radius); background: var(--accent); color: var(--ground); font-weight: 600; text-decoration: none; }
.clock { font-variant-numeric: tabular-nums; unicode-bidi: isolate; direction: ltr; white-space: nowrap; }
@media (forced-colors: active) { .button { border: 1px solid; } }
`);
