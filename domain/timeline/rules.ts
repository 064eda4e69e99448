import type { Actor } from '../case.js'
import type { Circular, CircularEvent } from '../circular/case.js'
import type { CircularContent } from '../content.js'
import { describeDeadlineRule, type DeadlineRule } from '../deadline-rule.js'
import type { Exempting, Submission, SubmissionEvent } from '../submission/case.js'
import { countOf } from '../sentence.js'
import { dayInEnglish, dayInThai } from '../days-in-words.js'
import { BUDDHIST_AHEAD, clockOf, dayOf, dueWall, type Clock, type Day, type Instant } from '../time.js'
import { codeWords } from './names.js'
import type { Words } from './word.js'

/** The rules that decide steps of cases. */
export const RULE_CODES = [
  'approvalRoute',
  'deadline',
  'reminderPlan',
  'automaticAcceptance',
  'automaticMoreTime',
  'moreTimePolicy',
  'lateness',
  'register',
  'nilReturn',
  'exemption',
] as const

/** Which rule decided a step: its name, in words, and where it stands (procedure, calendar). */
export type RuleApplied = Words & {
  readonly code: (typeof RULE_CODES)[number]
  readonly procedure?: string
  readonly calendarVersion?: string
  /** The deadline rule and the instant from which it counts: "why this date?" can be asked with them. */
  readonly deadline?: { readonly rule: DeadlineRule; readonly from: Instant; readonly dueAt: Instant }
}

/** The content that the case was working with, where it is on record. */
export type RuleSource = Pick<CircularContent, 'procedure' | 'deadline' | 'moreTime' | 'review'>

/** The rule that decided an event of a circular; nothing where a person decided freely. */
export function ruleOfCircular(
  event: CircularEvent,
  circular: Circular,
  content: RuleSource | undefined,
): RuleApplied | undefined {
  const procedure = { procedure: circular.procedure }
  switch (event.type) {
    case 'stageDecided':
    case 'stageReminded':
    case 'stageEscalated':
    case 'stagePassedOver':
      return { ...procedure, code: 'approvalRoute', ...stageWords(event.stage) }
    case 'issued':
    case 'extended': {
      const { dueAt, calendarVersion } = event.schedule
      // An extension is given by a person; only the issue follows the rule of the content.
      if (!content || event.type === 'extended')
        return { ...procedure, code: 'deadline', calendarVersion, ...BY_CALENDAR }
      const deadline = { rule: content.deadline, from: event.at, dueAt }
      return {
        ...procedure,
        code: 'deadline',
        calendarVersion,
        deadline,
        ...describeDeadlineRule(content.deadline),
      }
    }
    case 'deadlineMoved': {
      const { calendarVersion } = event.schedule
      return { ...procedure, code: 'deadline', calendarVersion, ...BY_CALENDAR }
    }
    case 'reminderDue':
    case 'reminderSkipped':
      return { ...procedure, code: 'reminderPlan', ...REMINDER_PLAN, ...calendarOf(circular) }
    case 'fellDue':
      return { ...procedure, code: 'deadline', ...DUE_PASSED, ...calendarOf(circular) }
    case 'numberCancelled':
      return { code: 'register', ...NEVER_AGAIN }
    case 'drafted':
    case 'revised':
    case 'sentForApproval':
    case 'personsNamed':
    case 'reminded':
    case 'erratumIssued':
    case 'recipientsAdded':
    case 'overdueSealed':
    case 'recalled':
    case 'abandoned':
    case 'closed':
    case 'jobDone':
      return undefined
  }
}

/** The rule that decided an event of an office's answer; nothing where a person decided freely. */
export function ruleOfSubmission(
  event: SubmissionEvent,
  _after: Submission,
  content: RuleSource | undefined,
): RuleApplied | undefined {
  const procedure = content ? { procedure: content.procedure } : {}
  switch (event.type) {
    case 'received':
    case 'overdueSealed':
      return { code: 'register', ...REGISTER }
    case 'numberCancelled':
      return { code: 'register', ...NEVER_AGAIN }
    case 'submitted':
      return event.answer.kind === 'nil'
        ? { ...procedure, code: 'nilReturn', ...latenessWords(event.answer, NIL) }
        : { ...procedure, code: 'lateness', ...latenessWords(event.answer, ANSWER) }
    case 'accepted':
      return isSystem(event.by) ? { ...procedure, code: 'automaticAcceptance', ...ACCEPTED } : undefined
    case 'moreTimeDecided':
      return isSystem(event.by)
        ? { ...procedure, code: 'automaticMoreTime', ...moreTimeWords(content) }
        : undefined
    case 'approvalAsked':
    case 'stageDecided':
    case 'stageReminded':
    case 'stageEscalated':
    case 'stagePassedOver':
      return {
        ...procedure,
        code: 'approvalRoute',
        ...stageWords(event.type === 'approvalAsked' ? 'office' : event.stage),
      }
    case 'moreTimeAsked':
      return { ...procedure, code: 'moreTimePolicy', ...moreTimeWords(content) }
    case 'reminded':
      return event.planned ? { ...procedure, code: 'reminderPlan', ...REMINDER_PLAN } : undefined
    case 'exempted':
      return { code: 'exemption', ...exemptionWords(event.exemption) }
    case 'dutyReopened':
      return { code: 'exemption', ...DUTY_BACK, ...calendarOf({ schedule: event.basis }) }
    case 'deadlineMoved':
      return { ...procedure, code: 'deadline', ...calendarOf({ schedule: event.basis }), ...BY_CALENDAR }
    case 'fellDue':
      return { ...procedure, code: 'deadline', ...DUE_PASSED }
    case 'sent':
    case 'opened':
    case 'personsNamed':
    case 'assigned':
    case 'draftSaved':
    case 'wrongOfficeReported':
    case 'wrongOfficeDecided':
    case 'returned':
    case 'extended':
    case 'corrected':
    case 'withdrawn':
    case 'closedUnanswered':
    case 'bounced':
    case 'resent':
      return undefined
  }
}

const BY_CALENDAR: Words = {
  th: 'กำหนดวันตามปฏิทินวันทำการฉบับที่ระบุ',
  en: 'The date was worked out with this version of the working-day calendar',
}
const REMINDER_PLAN: Words = {
  th: 'แผนเตือนของแบบกระบวนงาน นับวันทำการย้อนจากวันครบกำหนด',
  en: 'The reminder plan of the procedure, counted back from the due day in working days',
}
const DUE_PASSED: Words = {
  th: 'ตั้งแต่ขณะครบกำหนดเป็นต้นไปถือว่าส่งช้า',
  en: 'From the deadline on, what comes is late',
}
const DUTY_BACK: Words = {
  th: 'เมื่อการยกเว้นสิ้นสุด หน้าที่ตอบกลับมา โดยได้กำหนดใหม่ที่มีเวลาพอสมควร',
  en: 'When an exemption ends the duty is back, with a fresh date that leaves time enough',
}
const REGISTER: Words = {
  th: 'เลขทะเบียนเรียงต่อเนื่องไม่เว้น แยกตามหน่วยงาน ทะเบียน และปีปฏิทิน (ระเบียบงานสารบรรณ)',
  en: 'Numbers without gaps by office, register and calendar year (saraban regulation)',
}
const NEVER_AGAIN: Words = {
  th: 'เลขที่ยกเลิกคงอยู่ในทะเบียนโดยหมายเหตุว่ายกเลิก และไม่ใช้ซ้ำ (ระเบียบงานสารบรรณ)',
  en: 'A cancelled number stays in the register, marked as cancelled, and is never given again (saraban regulation)',
}
const ACCEPTED: Words = {
  th: 'แบบกระบวนงานให้รับคำตอบที่ครบถ้วนโดยอัตโนมัติ',
  en: 'The procedure accepts complete answers by itself',
}
const ANSWER: Words = { th: 'คำตอบ', en: 'The answer' }
const NIL: Words = { th: 'รายงานว่าไม่มี', en: 'The nil return' }

function stageWords(stage: string): Words {
  const { th, en } = codeWords(stage, 'stage') ?? { th: stage, en: stage }
  return {
    th: `สายการเสนอ: ขั้นตอน “${th}” ผู้ร่างและผู้พิจารณาแต่ละขั้นตอนต้องเป็นคนละคน`,
    en: `The route of approval, stage “${en}”: the drafter and those who decide are different persons`,
  }
}

function latenessWords({ receivedAt, dueAt, late }: Received, what: Words): Words {
  const received = wallWords(dayOf(receivedAt), clockOf(receivedAt))
  const last = dueWall(dueAt)
  const due = wallWords(last.day, last.time)
  return late
    ? {
        th: `${what.th}ได้รับเมื่อ${received.th} หลังกำหนด${due.th} จึงส่งช้า`,
        en: `${what.en} was received on ${received.en}, after ${due.en}: late`,
      }
    : {
        th: `${what.th}ได้รับเมื่อ${received.th} ภายในกำหนด${due.th} จึงทันเวลา`,
        en: `${what.en} was received on ${received.en}, within ${due.en}: in time`,
      }
}

type Received = { readonly receivedAt: Instant; readonly dueAt: Instant; readonly late: boolean }

const wallWords = (day: Day, clock: Clock): Words => ({
  th: `${dayInThai(day)} เวลา ${clock} น.`,
  en: `${dayInEnglish(day)} ${clock}`,
})

function exemptionWords({ number, year }: Exempting): Words {
  return {
    th: `ทะเบียนการยกเว้นที่ ${number}/${year + BUDDHIST_AHEAD} มีผลอยู่`,
    en: `No. ${number}/${year + BUDDHIST_AHEAD} of the register of exemptions is in force`,
  }
}

function moreTimeWords(content: RuleSource | undefined): Words {
  const { automaticWorkingDays: days = 0, maxRequests = 0 } = content?.moreTime ?? {}
  return {
    th: `แบบกระบวนงานอนุญาตเองไม่เกิน ${days} วันทำการ ขอได้ไม่เกิน ${maxRequests} ครั้ง`,
    en: `The procedure grants up to ${countOf(days, 'working day')} by itself, ${countOf(maxRequests, 'request')} at most`,
  }
}

type Dated = { readonly schedule?: { readonly calendarVersion: string } | undefined }

function calendarOf({ schedule }: Dated): { calendarVersion?: string } {
  return schedule ? { calendarVersion: schedule.calendarVersion } : {}
}

function isSystem({ role }: Actor): boolean {
  return role === 'system'
}
