/** How the page of the API looks: plain, readable in Thai, on a phone and at night. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --link: #0b57d0 }
@media (prefers-color-scheme: dark) { :root { --link: #a8c7fa } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; font: 16px/1.6 Sarabun, "TH Sarabun New", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif }
a { color: var(--link) }
h1 small { font-weight: 400; opacity: .7 }
h2 { margin: 2rem 0 .5rem; border-bottom: 2px solid var(--line) }
h3 { margin: 1rem 0 .25rem; font-size: 1rem }
header p { white-space: pre-line; max-width: 62rem }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .5rem 0; list-style: none; border-block: 1px solid var(--line) }
section, article { scroll-margin-top: 1rem }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0 }
details > div { padding: 0 1rem 1rem; border-top: 1px solid var(--line) }
summary { padding: .5rem 1rem; cursor: pointer }
summary:hover { background: var(--soft) }
summary span { display: block; opacity: .85 }
summary b { display: inline-block; min-width: 3.2rem; font-size: .85rem }
.get { color: #1a7f37 } .post { color: #9a6700 } .put { color: #6639ba }
@media (prefers-color-scheme: dark) { .get { color: #57d977 } .post { color: #e3b341 } .put { color: #c297ff } }
code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", monospace; overflow-wrap: anywhere }
pre { margin: .25rem 0; padding: .75rem; background: var(--soft); border-radius: .4rem; overflow-x: auto; overflow-wrap: normal }
pre i, code i { opacity: .7 } q::before { content: '"' } q::after { content: '"' }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line) }
.who, .type { margin: .2rem 0; opacity: .85 } .problems { columns: 22rem; padding-left: 1.2rem }
abbr { color: #c00; text-decoration: none } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
th code { white-space: nowrap }
@media (max-width: 40rem) {
  body { padding: .6rem } details > div { padding: 0 .6rem .6rem }
  tr, th, td { display: block; border: 0; padding: 0 } tr { border-top: 1px solid var(--line); padding: .4rem 0 }
}
`
