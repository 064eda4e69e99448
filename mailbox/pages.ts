import type { MailPage, ReadMail } from './read.js'
import type { MailHead, Rejected } from './store.js'

export type Language = 'th' | 'en'

const WORDS = {
  th: {
    title: 'ตู้จดหมาย',
    none: 'ยังไม่มีจดหมาย',
    noneHint: 'จดหมายจะมาถึงที่นี่เมื่อมีการเวียนหนังสือ เตือน หรือแจ้งผล',
    noneFor: 'ไม่มีจดหมายถึงผู้รับนี้',
    showAll: 'ดูทั้งหมด',
    older: 'ฉบับเก่ากว่า',
    rejected: 'ส่งไม่ถึง (ตีกลับ)',
    from: 'จาก',
    to: 'ถึง',
    date: 'วันที่',
    all: 'ทุกคน',
    find: 'ดูเฉพาะผู้รับ',
    findHint: 'อีเมลผู้รับ เช่น saraban@p2101.example',
    shown: (n: number, total: number) => `แสดง ${n} จาก ${total} ฉบับ ล่าสุดก่อน`,
    back: 'กลับไปรายการ',
    raw: 'ต้นฉบับ',
    attachments: 'ไฟล์แนบ',
    plain: 'ข้อความ',
    other: 'English',
    noSubject: '(ไม่มีเรื่อง)',
    note: 'จดหมายทุกฉบับของระบบมาถึงที่นี่ ไม่มีฉบับใดถูกส่งออกไปภายนอก',
  },
  en: {
    title: 'Mailbox',
    none: 'No mail yet',
    noneHint: 'Mails arrive here when a circular is issued, offices are reminded, or a result is told.',
    noneFor: 'No mail to this recipient',
    showAll: 'Show all',
    older: 'Older mails',
    rejected: 'Not delivered (bounced)',
    from: 'From',
    to: 'To',
    date: 'Date',
    all: 'everybody',
    find: 'Only this recipient',
    findHint: 'Address, such as saraban@p2101.example',
    shown: (n: number, total: number) => `${n} of ${total} mails, newest first`,
    back: 'Back to the list',
    raw: 'Source',
    attachments: 'Attachments',
    plain: 'Text',
    other: 'ไทย',
    noSubject: '(no subject)',
    note: 'Every mail of the system arrives here; none leaves this machine.',
  },
} as const

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6676; --line: #dde2ea; --paper: #fff; --back: #f4f6f9; --mark: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --soft: #a3afbf; --line: #333c49; --paper: #1b2129; --back: #12161c; --mark: #7db8f5 } }
* { box-sizing: border-box } body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 'Sarabun', 'Noto Sans Thai', 'Leelawadee UI', 'Thonburi', system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem } header { display: flex; align-items: baseline; gap: 1rem; flex-wrap: wrap }
h1 { font-size: 1.5rem; margin: 0; flex: 1; overflow-wrap: anywhere } a { color: var(--mark) } p.note, .soft { color: var(--soft) }
form { display: flex; gap: .5rem; margin: 1rem 0; flex-wrap: wrap } input, button { font: inherit; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: inherit } input { flex: 1; min-width: 12rem }
ul.mails { list-style: none; margin: 0; padding: 0; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden }
ul.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: .7rem 1rem; text-decoration: none; color: inherit; border-top: 1px solid var(--line) } ul.mails li:first-child a { border-top: 0 }
ul.mails a:hover, ul.mails a:focus-visible { background: var(--back) } ul.mails b { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere } ul.mails .soft { font-size: .9rem; overflow-wrap: anywhere } ul.mails .at { white-space: nowrap }
.empty { text-align: center; padding: 3rem 1rem; background: var(--paper); border: 1px dashed var(--line); border-radius: .75rem } .empty b { font-size: 1.15rem } .empty p { margin: .25rem 0 }
.rejected { border-left: 4px solid #c2410c; background: var(--paper); border-radius: .5rem; padding: .7rem 1rem; margin: 1rem 0; overflow-wrap: anywhere } .rejected ul { margin: .3rem 0 0; padding-left: 1.2rem } summary { cursor: pointer; margin: 1rem 0; color: var(--mark) }
@media (max-width: 40rem) { h1 { font-size: 1.2rem } ul.mails a { grid-template-columns: minmax(0, 1fr) } ul.mails .at { order: -1; font-size: .8rem } form button { width: 100% } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0 } dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
iframe, pre { width: 100%; background: #fff; color: #1c2430; border: 1px solid var(--line); border-radius: .75rem } iframe { height: 75vh } pre { padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }`

/** What the list shows: a page of mails, who was not reached, and whose mails they are. */
export type ListView = {
  readonly page: MailPage
  readonly rejected: readonly Rejected[]
  readonly to: string | undefined
  readonly language: Language
}

/** The list of mails, newest first. */
export function listPage({ page, rejected, to, language }: ListView): string {
  const words = WORDS[language]
  const { total, messages } = page
  const filter = to ? `&to=${encodeURIComponent(to)}` : ''
  const body = `
<header><h1>${words.title}</h1>${languageLink(language, '/', filter)}</header>
<p class="note">${words.note}</p>
<form><input type="hidden" name="lang" value="${language}"><input type="search" name="to" value="${escape(to ?? '')}" aria-label="${words.find}" placeholder="${words.findHint}"><button>${words.find}</button></form>
${rejectedList(rejected, language)}
${total === 0 ? emptyState(to, language) : `<p class="soft">${words.shown(messages.length, total)}${to ? ` · ${allLink(language)}` : ''}</p>`}
${total === 0 ? '' : `<ul class="mails">${messages.map((head) => row(head, language)).join('')}</ul>`}
${page.next === null ? '' : `<p><a href="/?lang=${language}${filter}&before=${page.next}">${words.older} →</a></p>`}`
  return frame(words.title, language, body)
}

const allLink = (language: Language): string => `<a href="/?lang=${language}">${WORDS[language].showAll}</a>`

function emptyState(to: string | undefined, language: Language): string {
  const words = WORDS[language]
  const [head, hint] = to ? [words.noneFor, allLink(language)] : [words.none, words.noneHint]
  return `<div class="empty"><b>${head}</b><p class="soft">${hint}</p></div>`
}

/** What a real server would bounce: the sender sees it in the case, this page sees it as the server. */
function rejectedList(rejected: readonly Rejected[], language: Language): string {
  if (rejected.length === 0) return ''
  const items = rejected.map(
    ({ at, to, code, message }) =>
      `<li>${escape(to)} <span class="soft">${code} ${escape(message)} · ${instant(at, language)}</span></li>`,
  )
  return `<section class="rejected"><b>${WORDS[language].rejected}</b><ul>${items.join('')}</ul></section>`
}

/** One mail: its heads, its attachments, its HTML in a frame that can do nothing, and its text. */
export function mailPage(mail: ReadMail, language: Language): string {
  const words = WORDS[language]
  const subject = mail.subject || words.noSubject
  const attachments = mail.attachments.map(
    ({ index, filename, size }) =>
      `<a href="/messages/${mail.id}/attachments/${index}">${escape(filename ?? `#${index + 1}`)}</a> <span class="soft">${Math.ceil(size / 1024)} kB</span>`,
  )
  const heads: [string, string][] = [
    [words.from, escape(mail.headerFrom)],
    [words.to, escape(mail.to.join(', '))],
    [words.date, `${instant(mail.date || mail.receivedAt, language)}`],
    ...(attachments.length ? ([[words.attachments, attachments.join(', ')]] as [string, string][]) : []),
  ]
  const body = `
<header><h1>${escape(subject)}</h1>${languageLink(language, `/mails/${mail.id}`)}</header>
<p><a href="/?lang=${language}">← ${words.back}</a> · <a href="/messages/${mail.id}/raw">${words.raw}</a></p>
<dl>${heads.map(([key, value]) => `<dt>${key}</dt><dd>${value}</dd>`).join('')}</dl>
${mail.html ? `<iframe sandbox src="/messages/${mail.id}/html" title="${escape(subject)}"></iframe>` : ''}
${textPart(mail, words.plain)}`
  return frame(subject, language, body)
}

/** The text stands open where it is all there is. */
function textPart({ html, text }: ReadMail, title: string): string {
  if (!text) return ''
  const open = html ? '' : ' open'
  return `<details${open}><summary>${title}</summary><pre>${escape(text)}</pre></details>`
}

const row = ({ id, subject, to, date, receivedAt }: MailHead, language: Language): string =>
  `<li><a href="/mails/${id}?lang=${language}"><b>${escape(subject || WORDS[language].noSubject)}</b>` +
  `<span class="soft at">${instant(date || receivedAt, language)}</span><span class="soft">${escape(to.join(', '))}</span></a></li>`

const languageLink = (language: Language, path: string, query = ''): string => {
  const other = language === 'th' ? 'en' : 'th'
  return `<a href="${path}?lang=${other}${query}" lang="${other}" hreflang="${other}">${WORDS[language].other}</a>`
}

const frame = (title: string, language: Language, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${escape(title)}</title><style>${STYLE}</style><main>${body}</main></html>`

const instant = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Asia/Bangkok',
  }).format(new Date(at))

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
