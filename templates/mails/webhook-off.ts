import type { Both, MailContent, MailFrame } from './facts.js'
import { html } from './html.js'
import type { Mail } from './render.js'
import { plainText } from './text.js'

/** What the mail about a webhook that was switched off is made from: the host alone, an address may carry a key. */
export type WebhookOffFacts = {
  readonly host: string
  /** The receiver said that it wants to hear no more, or has taken nothing for a day. */
  readonly reason: 'GONE' | 'FAILED_FOR_A_DAY'
  readonly productUrl: string
  readonly rehearsal: boolean
}

const HEADING: Both = { th: 'หยุดส่งข้อมูลไปยังเว็บฮุกของท่าน', en: 'Your webhook was switched off' }
const WHY: Readonly<Record<WebhookOffFacts['reason'], Both>> = {
  GONE: { th: 'ผู้รับแจ้งว่าไม่รับข้อมูลอีก (410)', en: 'The receiver said that it wants no more (410).' },
  FAILED_FOR_A_DAY: {
    th: 'ส่งไม่สำเร็จติดต่อกันเกินหนึ่งวัน',
    en: 'Nothing could be delivered for more than a day.',
  },
}
const WHAT_NOW: Both = {
  th: 'เหตุการณ์ที่ยังไม่ได้ส่งยังเก็บไว้ เมื่อแก้ไขแล้วโปรดเปิดใช้งานอีกครั้ง ระบบจะส่งต่อจากที่ค้าง',
  en: 'What was not delivered is kept. Switch it on again when the receiver is mended: it goes on from where it stopped.',
}

/** The mail to whoever made a webhook, once it is switched off. It carries neither address nor secret. */
export function renderWebhookOffMail({ host, reason, productUrl, rehearsal }: WebhookOffFacts): Mail {
  const content: MailContent = {
    ...{ heading: HEADING, paragraphs: [WHY[reason], WHAT_NOW], tone: 'plain' },
    rows: [{ label: { th: 'ปลายทาง', en: 'Receiver' }, value: { th: host, en: host } }],
    action: { th: 'เปิดระบบเวียน', en: 'Open Wian' },
  }
  const frame: MailFrame = {
    greeting: { th: 'เรียน ผู้ตั้งค่าเว็บฮุก', en: 'To whoever set the webhook up' },
    foot: { th: 'ดูผลการส่งแต่ละครั้งได้ในระบบ', en: 'The log of deliveries is in the product.' },
    ...{ taskUrl: productUrl, rehearsal },
  }
  return {
    subject: `${rehearsal ? '[ตัวอย่าง] ' : ''}${HEADING.th} / ${HEADING.en} – Wian`,
    text: plainText(content, frame, 'th'),
    html: html(content, frame, 'th'),
  }
}
