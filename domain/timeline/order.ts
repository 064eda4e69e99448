import { applyOrder } from '../order/apply.js'
import type { Order, OrderEvent } from '../order/case.js'
import type { RuleApplied } from './rules.js'
import type { Teller } from './steps.js'
import { words, type Words } from './word.js'

/** What happened to an order, by the type of its event. */
const ORDER_EVENT_WORDS: Readonly<Record<OrderEvent['type'], Words>> = {
  drafted: words('ร่างคำสั่ง', 'The order was drafted'),
  revised: words('แก้ไขร่างคำสั่ง', 'The order was revised'),
  sentForApproval: words('เสนอลงนาม', 'Sent to be signed'),
  stageDecided: words('พิจารณาลงนาม', 'The signature was decided'),
  stageReminded: words('เตือนผู้ลงนาม', 'The signer was reminded'),
  stagePassedOver: words('ข้ามขั้นขอความเห็นที่พ้นเวลา', 'An opinion that did not come was passed over'),
  stageEscalated: words('แจ้งผู้บังคับบัญชาเมื่อพ้นเวลา', 'A stage was taken to a superior'),
  issued: words('ออกคำสั่ง ลงทะเบียนคำสั่ง', 'The order was issued and entered in the book of orders'),
  jobDone: words('จัดทำเอกสารและแจ้งแล้ว', 'Its paper was made and mailed'),
  withdrawn: words('ถอนร่างคำสั่ง', 'The order was withdrawn'),
}

/** Orders: they rest on the signature of the head of their office. */
export const orderTeller: Teller<Order, OrderEvent> = {
  apply: applyOrder,
  words: ({ type }) => ORDER_EVENT_WORDS[type],
  rule: ({ type }) => (type === 'issued' ? NUMBERED : undefined),
}

const NUMBERED: RuleApplied = {
  code: 'approvalRoute',
  th: 'ผู้มีอำนาจของหน่วยงานลงนาม แล้วออกเลขตามทะเบียนคำสั่งของปีปฏิทิน',
  en: 'The head of the office signs; the number follows in the book of orders of the calendar year',
}
