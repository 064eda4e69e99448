import { oneLine } from './clean.js'
import type { Both, MailContent, MailFacts, MailFrame, MailLanguage } from './facts.js'

const REHEARSAL: Both = {
  th: 'ตัวอย่าง – ข้อความนี้มาจากการซ้อมระบบ ไม่ใช่หนังสือราชการ',
  en: 'SAMPLE – from a rehearsal, not an official communication',
}

/** Who a mail speaks to: `เรียน ผู้อำนวยการสพป.…`. */
export function greetingOf({ office }: MailFacts): Both {
  return { th: `เรียน ผู้อำนวยการ${oneLine(office.nameTh)}`, en: `To the director of ${oneLine(office.nameEn)}` }
}

/** The sender's lines at the foot. */
export function footOf({ circular }: MailFacts): Both {
  const { nameTh, nameEn, telephone, email } = circular.issuer
  return {
    th: oneLine(`${nameTh} โทร. ${telephone} ${email}`),
    en: oneLine(`${nameEn}, telephone ${telephone}, ${email}`),
  }
}

/** The mark of a rehearsal, if it is one. */
export function rehearsalOf({ rehearsal }: MailFrame): Both | undefined {
  return rehearsal ? REHEARSAL : undefined
}

function inOne(content: MailContent, frame: MailFrame, lang: MailLanguage): string[] {
  const mark = rehearsalOf(frame)
  const quote = content.quote
  return [
    ...(mark ? [`*** ${mark[lang]} ***`, ''] : []),
    frame.greeting[lang],
    '',
    ...content.paragraphs.flatMap((paragraph) => [paragraph[lang], '']),
    ...(quote ? [`${quote.label[lang]}:`, ...quote.lines.map((line) => `  ${line}`), ''] : []),
    ...content.rows.map((row) => `${row.label[lang]}: ${row.value[lang]}`),
    '',
    `${content.action[lang]}: ${oneLine(frame.taskUrl)}`,
    ...(frame.letterUrl === undefined
      ? []
      : [`${lang === 'th' ? 'หนังสือ (PDF)' : 'Letter (PDF)'}: ${oneLine(frame.letterUrl)}`]),
    '',
    frame.foot[lang],
  ]
}

/** The mail as plain text: all of it in the first language, then in the other. */
export function plainText(content: MailContent, frame: MailFrame, lang: MailLanguage): string {
  const other = lang === 'th' ? 'en' : 'th'
  return [...inOne(content, frame, lang), '', '----------', '', ...inOne(content, frame, other), ''].join(
    '\n',
  )
}
