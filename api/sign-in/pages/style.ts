/** How the pages of signing in look: one calm card, large enough for a thumb, readable in Thai, on a phone and at night. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ground: #eef2f6; --ink: #17212b; --soft: #52606d; --line: #cbd5df; --brand: #1d4e89; --on-brand: #fff; --bad: #b42318; --bad-ground: #fef1f0; --good: #1f7a4d; --good-ground: #eaf6ef }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #1b2127; --ground: #12161a; --ink: #eef2f5; --soft: #aab6c1; --line: #3b4650; --brand: #9cc4f5; --on-brand: #0c2340; --bad: #ffb4ab; --bad-ground: #3b1512; --good: #8fd8ae; --good-ground: #10301f } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; padding: 1rem; display: grid; align-content: center; justify-items: center; gap: 1rem; background: var(--ground); color: var(--ink); font: 17px/1.6 "IBM Plex Sans Thai Looped", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif }
header { display: flex; align-items: center; gap: .7rem; font-weight: 600; font-size: 1.15rem }
header svg { width: 2.2rem; height: 2.2rem; color: var(--brand) }
main { width: 100%; max-width: 27rem; padding: 1.75rem; background: var(--paper); border: 1px solid var(--line); border-radius: .9rem }
main.wide { max-width: 44rem }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.35 }
h3 { margin: 1.25rem 0 0; font-size: 1rem } h2 { margin: 1.75rem 0 .5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: 1.1rem }
p { margin: 0 0 1rem } input + p { margin-top: .4rem } .soft { color: var(--soft); font-size: .95rem }
label { display: block; margin: 1rem 0 .3rem; font-weight: 600 }
input:not([type=radio]) { width: 100%; min-height: 3rem; padding: .5rem .8rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .5rem }
button, .button { display: block; width: 100%; min-height: 3rem; margin: 1.25rem 0 0; padding: .6rem 1rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none; color: var(--on-brand); background: var(--brand); border: 1px solid var(--brand); border-radius: .5rem; cursor: pointer }
button.quiet, .button.quiet { margin-top: .7rem; color: var(--brand); background: transparent }
button.small { display: inline-block; width: auto; min-height: 2.5rem; margin: 0; padding: .3rem .9rem }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px }
a { color: var(--brand) } footer, .links { text-align: center; color: var(--soft); font-size: .95rem } .links { margin: 1.25rem 0 0 }
.bad, .good { margin: 1rem 0 0; padding: .7rem .9rem; border-radius: .5rem; border-left: 4px solid } .bad { color: var(--bad); background: var(--bad-ground) } .good { color: var(--good); background: var(--good-ground) }
.or { display: flex; align-items: center; gap: .8rem; margin: 1.5rem 0 0; color: var(--soft) } .or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line) } .or + form button, .or + button { margin-top: .7rem }
details { margin: 1.25rem 0 0 } summary { padding: .5rem 0; font-weight: 600; color: var(--brand); cursor: pointer }
ul.rows { margin: 0; padding: 0; list-style: none } ul.rows li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1rem; padding: .7rem 0; border-top: 1px solid var(--line) } ul.rows li:first-child { border: 0 }
.choice { display: flex; gap: .7rem; align-items: flex-start; margin: 0; padding: .7rem 0; font-weight: 400 } .choice input { width: 1.3rem; height: 1.3rem; margin: .2rem 0 0 }
.code { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .3rem 1rem; font: 1rem/1.7 ui-monospace, Consolas, monospace }
img.qr { display: block; width: 13rem; max-width: 100%; margin: 1rem auto; background: #fff; border-radius: .5rem }
.sign { display: grid; place-items: center; width: 3.25rem; height: 3.25rem; margin: 0 0 .8rem; border: .2rem solid; border-radius: 50%; font-size: 1.75rem; line-height: 1 } .sign.yes { color: var(--good) } .sign.no { color: var(--bad) }
dl { margin: 1.25rem 0 } dt { margin-top: .8rem; font-size: .95rem; color: var(--soft) } dd { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere } code { font: .9rem/1.6 ui-monospace, Consolas, monospace; overflow-wrap: anywhere }
[hidden] { display: none }
@media (max-width: 30rem) { body { padding: .6rem; align-content: start } main { padding: 1.25rem } }
@media print { :root { color-scheme: light; --ground: #fff } body { align-content: start } button, .button, footer { display: none } }
`
