import { escapeHtml, oneLine } from './clean.js'
import type { Both, MailContent, MailFrame, MailLanguage } from './facts.js'
import { rehearsalOf } from './text.js'

const FONT = "font-family:Sarabun,'Noto Sans Thai',Thonburi,'Leelawadee UI',Tahoma,Arial,sans-serif"
const TONES = { plain: '#1d4e89', warning: '#b54708', good: '#1f7a4d' } as const

// Old phones ignore <style>: everything needed stands inline, the sheet only turns colours for dark screens.
const SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14181d!important}.card{background:#1f252c!important;border-color:#39424d!important}
.ink{color:#f0f3f6!important}.soft{color:#b3bcc6!important}.line{border-color:#39424d!important}
.quote{background:#2a323b!important;color:#f0f3f6!important}}
@media (max-width:480px){.pad{padding:20px 16px!important}.cell{display:block!important;width:auto!important}}`

type Print = (both: Both) => { readonly first: string; readonly second: string }

const printer =
  (lang: MailLanguage): Print =>
  (both) => ({ first: escapeHtml(both[lang]), second: escapeHtml(both[lang === 'th' ? 'en' : 'th']) })

function paragraph(both: Both, print: Print): string {
  const { first, second } = print(both)
  return `<p class="ink" style="margin:0 0 4px;font-size:17px;line-height:1.6;color:#1c2530">${first}</p>
<p class="soft" style="margin:0 0 16px;font-size:14px;line-height:1.5;color:#55606d">${second}</p>`
}

function rows(content: MailContent, print: Print): string {
  const cells = content.rows.map(({ label, value }) => {
    const [name, said] = [print(label), print(value)]
    const second =
      said.second === said.first
        ? ''
        : `<br><span class="soft" style="font-size:13px;color:#55606d">${said.second}</span>`
    return `<tr><td class="cell soft line" valign="top" style="padding:9px 12px 0 0;width:96px;font-size:14px;line-height:1.5;color:#55606d">${name.first}<span style="font-size:12px"> / ${name.second}</span></td>
<td class="cell ink line" valign="top" style="padding:7px 0 9px;font-size:16px;line-height:1.5;color:#1c2530">${said.first}${second}</td></tr>`
  })
  if (cells.length === 0) return ''
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="line" style="border-top:1px solid #d9dfe5;border-bottom:1px solid #d9dfe5;margin:4px 0 20px">${cells.join('\n')}</table>`
}

function quote(content: MailContent, print: Print, colour: string): string {
  if (!content.quote) return ''
  const label = print(content.quote.label)
  const lines = content.quote.lines.map(escapeHtml).join('<br>')
  return `<div class="quote" style="margin:0 0 16px;padding:12px 14px;border-left:4px solid ${colour};background:#f3f5f7;color:#1c2530;font-size:16px;line-height:1.6"><span class="soft" style="font-size:13px;color:#55606d">${label.first} / ${label.second}</span><br>${lines}</div>`
}

function actions(content: MailContent, frame: MailFrame, print: Print, colour: string): string {
  const action = print(content.action)
  const task = escapeHtml(oneLine(frame.taskUrl))
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px"><tr><td bgcolor="${colour}" style="border-radius:6px;background:${colour}"><a href="${task}" style="display:inline-block;padding:12px 22px;font-size:17px;line-height:1.3;font-weight:bold;color:#ffffff;text-decoration:none">${action.first}<span style="font-weight:normal;font-size:13px"> / ${action.second}</span></a></td></tr></table>
${letterLink(frame, print)}`
}

function letterLink({ letterUrl }: MailFrame, print: Print): string {
  if (letterUrl === undefined) return ''
  const pdf = print({ th: 'ดาวน์โหลดหนังสือ (PDF)', en: 'Download the letter' })
  return `<p style="margin:0 0 8px;font-size:15px;line-height:1.5"><a class="ink" href="${escapeHtml(oneLine(letterUrl))}" style="color:#1d4e89">${pdf.first} / ${pdf.second}</a></p>`
}

function headOf(content: MailContent, frame: MailFrame, print: Print, colour: string): string {
  const heading = print(content.heading)
  const urgency = frame.urgency
    ? `<span style="display:inline-block;margin:0 0 8px;padding:2px 10px;border-radius:4px;background:#b42318;color:#ffffff;font-size:15px;font-weight:bold">${escapeHtml(frame.urgency)}</span><br>`
    : ''
  return `<div style="margin:0 0 16px">${urgency}<span class="ink" style="font-size:23px;line-height:1.35;font-weight:bold;color:#1c2530">${heading.first}</span><span class="soft" style="font-size:14px;color:#55606d"> / ${heading.second}</span></div>
<div style="height:3px;line-height:3px;font-size:0;background:${colour};margin:0 0 18px">&nbsp;</div>`
}

function mark(frame: MailFrame, print: Print): string {
  const rehearsal = rehearsalOf(frame)
  if (!rehearsal) return ''
  const { first, second } = print(rehearsal)
  return `<div style="padding:8px 14px;background:#fef0c7;color:#7a2e0e;font-size:14px;line-height:1.5;text-align:center">${first}<br><span style="font-size:12px">${second}</span></div>`
}

/** The mail as HTML: inline styles, no remote parts, readable on an old telephone and on a dark screen. */
export function html(content: MailContent, frame: MailFrame, lang: MailLanguage): string {
  const print = printer(lang)
  const colour = TONES[content.tone]
  const [title, foot] = [print(content.heading).first, print(frame.foot)]
  const preview = print(content.paragraphs[0] ?? content.heading).first
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title><style>${SHEET}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background:#eef1f4;${FONT}"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:600px;background:#ffffff;border:1px solid #d9dfe5;border-radius:8px;${FONT}">
<tr><td>${mark(frame, print)}</td></tr>
<tr><td class="pad" style="padding:26px 28px">
${headOf(content, frame, print, colour)}
${paragraph(frame.greeting, print)}
${content.paragraphs.map((one) => paragraph(one, print)).join('\n')}
${quote(content, print, colour)}
${rows(content, print)}
${actions(content, frame, print, colour)}
</td></tr>
<tr><td class="pad line" style="padding:14px 28px;border-top:1px solid #d9dfe5"><p class="soft" style="margin:0;font-size:13px;line-height:1.6;color:#55606d">${foot.first}<br>${foot.second}</p></td></tr>
</table></td></tr></table>
</body></html>
`
}
