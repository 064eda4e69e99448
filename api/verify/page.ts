import type { GenuineFile } from '../../db/issued.js'
import { dayOf } from '../../domain/time.js'
import { dayInEnglish, dayInThai } from '../../domain/thai.js'

/** No script, no picture, no font from anywhere: the page is itself alone. */
export const VERIFY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --card: #fff; --ground: #eef1f5; --line: #d9dfe7; --yes: #12703b; --no: #a62016 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf4; --soft: #a4b0c0; --card: #1b222c; --ground: #10151c; --line: #313c4a; --yes: #5bd68f; --no: #ff9d92 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); color: var(--ink); font: 1.0625rem/1.65 Sarabun, "TH Sarabun New", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif }
main { width: 100%; max-width: 30rem; background: var(--card); border: 1px solid var(--line); border-top: .4rem solid var(--tone); border-radius: .9rem; padding: 1.5rem 1.35rem }
.genuine { --tone: var(--yes) } .unknown { --tone: var(--no) }
.sign { display: grid; place-items: center; width: 3.25rem; height: 3.25rem; margin-bottom: .9rem; border-radius: 50%; border: .2rem solid var(--tone); color: var(--tone); font-size: 1.75rem; line-height: 1 }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.35; color: var(--tone) }
p { margin: .35rem 0 0; color: var(--soft) }
dl { margin: 1.35rem 0 0; border-top: 1px solid var(--line) }
dt { margin-top: .9rem; font-size: .9rem; color: var(--soft) }
dd { margin: 0; font-size: 1.125rem; overflow-wrap: anywhere }
code { font: .9rem/1.6 ui-monospace, Consolas, monospace }
footer { margin-top: 1.35rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .9rem; color: var(--soft) }
[lang=en] { display: block; font-size: .92em }
`

/** The page behind a letter's QR code, in Thai and English, made for a phone. */
export function verifyPage(found: GenuineFile | undefined): string {
  const title = found ? 'หนังสือฉบับนี้เป็นของแท้' : 'ไม่พบหนังสือฉบับนี้'
  return `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><main class="${found ? 'genuine' : 'unknown'}">${found ? genuine(found) : UNKNOWN}</main></body></html>`
}

function genuine({ number, issuedAt, sha256 }: GenuineFile): string {
  const day = issuedAt === null ? undefined : dayOf(issuedAt)
  const facts = [
    ...(number === null ? [] : [fact('เลขที่', 'Number', escaped(number))]),
    ...(day === undefined
      ? []
      : [fact('วันที่ออก', 'Issued on', `${dayInThai(day)}<span lang="en">${dayInEnglish(day)}</span>`)]),
    fact('ค่า SHA-256 ของแฟ้ม PDF', 'SHA-256 of the PDF file', `<code>${sha256}</code>`),
  ]
  return `<div class="sign" aria-hidden="true">✓</div>
<h1>หนังสือฉบับนี้เป็นของแท้<span lang="en">This letter is genuine</span></h1>
<p>อยู่ในทะเบียนของหน่วยงานที่ออกหนังสือ<span lang="en">It stands in the register of the office that issued it.</span></p>
<dl>${facts.join('')}</dl>
<footer>โปรดเทียบเลขที่และวันที่กับหนังสือในมือ แฟ้มที่แก้ไขแม้ไบต์เดียวจะมีค่า SHA-256 ต่างไป
<span lang="en">Compare number and date with the letter in hand. A file changed by a single byte has another SHA-256.</span></footer>`
}

const UNKNOWN = `<div class="sign" aria-hidden="true">✕</div>
<h1>ไม่พบหนังสือฉบับนี้<span lang="en">No such letter was issued</span></h1>
<p>รหัสหรือแฟ้มนี้ไม่อยู่ในทะเบียน อย่าปฏิบัติตามหนังสือก่อนสอบถามหน่วยงานที่ปรากฏชื่อ
<span lang="en">The code or file is in no register. Ask the office that it names before you act on it.</span></p>`

function fact(th: string, en: string, value: string): string {
  return `<dt>${th} · <span style="display:inline" lang="en">${en}</span></dt><dd>${value}</dd>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
