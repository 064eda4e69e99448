import type { Both, MailContent, MailFrame } from './facts.js'
import { html } from './html.js'
import type { Mail } from './render.js'
import { plainText } from './text.js'

/** What a mail about an account is made from. It names nobody: whoever reads it over a shoulder learns little. */
export type AccountFacts = {
  readonly kind: 'invitation' | 'recovery'
  /** Works once, and not for long. */
  readonly link: string
  readonly rehearsal: boolean
}

const HEADINGS: Readonly<Record<AccountFacts['kind'], Both>> = {
  invitation: { th: 'เปิดใช้บัญชีของท่าน', en: 'Your account' },
  recovery: { th: 'ตั้งรหัสผ่านใหม่', en: 'A new password' },
}
const WORDS: Readonly<Record<AccountFacts['kind'], readonly Both[]>> = {
  invitation: [
    {
      th: 'ผู้ดูแลระบบเปิดบัญชีให้ท่านแล้ว โปรดตั้งรหัสผ่านของท่านเองด้วยปุ่มด้านล่าง ลิงก์นี้ใช้ได้ครั้งเดียวภายใน 7 วัน',
      en: 'An account was opened for you. Set your own password with the button below; the link works once, for 7 days.',
    },
  ],
  recovery: [
    {
      th: 'มีผู้ขอตั้งรหัสผ่านใหม่ให้บัญชีที่ใช้อีเมลนี้ ลิงก์ด้านล่างใช้ได้ครั้งเดียวภายใน 30 นาที เมื่อตั้งแล้วการลงชื่อเข้าใช้อื่นทั้งหมดจะสิ้นสุด',
      en: 'Someone asked for a new password for the account with this address. The link below works once, for 30 minutes; all other sessions end then.',
    },
    {
      th: 'หากท่านไม่ได้ขอ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้',
      en: 'If it was not you, there is nothing to do: the old password stays.',
    },
  ],
}
const ACTION: Both = { th: 'ตั้งรหัสผ่าน', en: 'Set the password' }
const FRAME: Omit<MailFrame, 'taskUrl' | 'rehearsal'> = {
  greeting: { th: 'เรียน ผู้ใช้ระบบเวียน', en: 'To the user of Wian' },
  foot: {
    th: 'ระบบเวียนไม่เคยถามรหัสผ่านของท่านทางอีเมลหรือโทรศัพท์',
    en: 'Wian never asks for your password by mail or telephone.',
  },
}

/** The mail that carries a link to a first or a new password, Thai first. */
export function renderAccountMail({ kind, link, rehearsal }: AccountFacts): Mail {
  const heading = HEADINGS[kind]
  const content: MailContent = { heading, paragraphs: WORDS[kind], rows: [], action: ACTION, tone: 'plain' }
  const frame: MailFrame = { ...FRAME, taskUrl: link, rehearsal }
  const mark = rehearsal ? '[ตัวอย่าง] ' : ''
  return {
    subject: `${mark}${heading.th} / ${heading.en} – Wian`,
    text: plainText(content, frame, 'th'),
    html: html(content, frame, 'th'),
  }
}
