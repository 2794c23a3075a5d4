/** The look of the docs page; it follows the reader's light or dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1e26, #e8e9ee); --soft: light-dark(#5b6070, #a3a8b8);
  --paper: light-dark(#fbfaf7, #14151a); --card: light-dark(#fff, #1d1f27); --line: light-dark(#e4e1d8, #31343f); }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 Inter, system-ui, sans-serif }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 3rem }
h1 { font-size: 2.25rem; letter-spacing: -.02em; margin: 0 0 .5rem }
h2 { margin: 3rem 0 .25rem; font-size: 1.4rem }
details h3 { margin: 1rem 0 .25rem; font-size: .875rem; color: var(--soft); font-weight: 600 }
header p, section > p { color: var(--soft); max-width: 44rem; margin: .25rem 0 1rem }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem }
a { color: inherit; text-underline-offset: .2em }
details { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; margin: .5rem 0; padding: 0 1rem }
details[open] { padding-bottom: 1rem }
summary { cursor: pointer; padding: .75rem 0; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline }
summary span { color: var(--soft) }
summary em { margin-left: auto; font-style: normal; font-size: .8125rem; color: var(--soft); border: 1px solid var(--line);
  border-radius: 1rem; padding: 0 .6rem }
b { font-size: .75rem; letter-spacing: .04em; min-width: 3.5rem }
b.get { color: light-dark(#2b6cb0, #7db3ea) } b.post { color: light-dark(#3f7d3a, #8fce86) }
b.put, b.patch { color: light-dark(#a06207, #f2b134) } b.delete { color: light-dark(#b3303f, #f0858f) }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: .875rem }
pre { margin: .25rem 0; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere }
.refusal { margin: 0 }
:focus-visible { outline: 2px solid light-dark(#2b6cb0, #7db3ea); outline-offset: 2px }
`;
