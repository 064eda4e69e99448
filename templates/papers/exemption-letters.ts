import type { Exemption, ExemptionLetter, ExemptionLetterName } from '../../domain/exemption/case.js'
import { letterSubject } from '../../domain/exemption/letters.js'
import type { Role } from '../../domain/case.js'
import { lastDayOf } from '../../domain/exemption/apply.js'
import { dayInThai } from '../../domain/days-in-words.js'
import { addDays, dayOf } from '../../domain/time.js'
import { dueInThai, plainDate } from '../dates.js'
import type { DecisionFields } from '../letters/decision.js'
import type { ExternalFields } from '../letters/external.js'
import type { Part } from '../letters/fields.js'
import type { LetterFields } from '../letters/load.js'
import type { StampedFields } from '../letters/stamped.js'
import {
  agencyField,
  headOf,
  linesOf,
  nameOf,
  numberInYear,
  officeOf,
  ownerField,
  verifyField,
  type PaperFrame,
} from './around.js'
import { applicantOf, KINDS, MEASURES, ruleOf } from './exemption-words.js'

/** What a letter to the applicant is made from: the case as it stood when the letter was given. */
export type ExemptionLetterFacts = PaperFrame & {
  readonly exemption: Exemption
  readonly letter: ExemptionLetter
  /** The committee whose resolution decided, by its name. */
  readonly committeeTh?: string
}

/** A letter to the applicant, by what it tells. */
export function exemptionLetter(facts: ExemptionLetterFacts): LetterFields {
  return WRITERS[facts.letter.letter](facts)
}

const WRITERS: Readonly<Record<ExemptionLetterName, (facts: ExemptionLetterFacts) => LetterFields>> = {
  decision: decisionNotice,
  appealDecision: appealNotice,
  hearing: hearingNotice,
  revocation: revocationNotice,
  lapse: lapseNotice,
}

/** The notice with facts, law and considerations (administrative procedure act s.37), and the appeal where there is one (s.40). */
function decisionNotice(facts: ExemptionLetterFacts): DecisionFields {
  const { names, exemption, agency } = facts
  const { notice, terms, filedAt } = exemption
  const filed = filedAt === undefined ? '' : ` เมื่อ${dayInThai(dayOf(filedAt))}`
  const asked = `${MEASURES[exemption.measure]}${KINDS[exemption.kind]}${ruleOf(exemption)}`
  return {
    kind: 'decision',
    ...head(facts),
    request: `ตามที่ ${applicantOf(exemption, names)} ได้ยื่นคำขอ${asked} เรื่อง ${exemption.subject}${filed} นั้น`,
    facts: orDash(notice?.facts),
    law: orDash(notice?.law),
    considerations: orDash(notice?.considerations),
    decision: decisionText(facts),
    ...(notice?.appealUntil === undefined
      ? {}
      : { appeal: { days: terms.appealDays, to: agency.name, until: dueInThai(notice.appealUntil) } }),
    ending: 'จึงเรียนมาเพื่อทราบ',
  }
}

function decisionText({ exemption, committeeTh = '' }: ExemptionLetterFacts): string {
  const { decision, measure } = exemption
  const { number, year } = decision?.resolution?.resolution ?? {}
  const by =
    number === undefined
      ? decision?.reference
        ? `ตาม${decision.reference} `
        : ''
      : `${committeeTh}มีมติที่ ${number}/${year} `
  if (!decision?.granted) return `${by}ไม่อนุมัติคำขอ${decision?.reason ? ` เนื่องจาก${decision.reason}` : ''}`
  return `${by}อนุมัติให้${MEASURES[measure]}ตามคำขอ${periodOf(exemption)}`
}

function appealNotice(facts: ExemptionLetterFacts): ExternalFields {
  const { exemption, agency } = facts
  const { appeal, measure } = exemption
  const lodged = appeal ? ` เมื่อ${dayInThai(dayOf(appeal.at))}` : ''
  const changed = `วินิจฉัยให้เปลี่ยนคำวินิจฉัยเดิม เป็นอนุมัติให้${MEASURES[measure]}ตามคำขอ${periodOf(exemption)}`
  return {
    kind: 'external',
    ...head(facts),
    references: references(facts),
    body: [
      `ตามหนังสือที่อ้างถึง ${agency.name} ได้แจ้งผลการพิจารณาคำขอ เรื่อง ${exemption.subject} และท่านได้อุทธรณ์คำวินิจฉัย${lodged} นั้น`,
      ...section('ข้ออุทธรณ์', appeal?.grounds),
      { heading: 'คำวินิจฉัยอุทธรณ์' },
      appeal?.outcome?.changed ? changed : 'วินิจฉัยให้ยกอุทธรณ์ และยืนตามคำวินิจฉัยเดิม',
      ...section('เหตุผล', appeal?.outcome?.reason),
      'จึงเรียนมาเพื่อทราบ',
    ],
  }
}

/** The applicant is heard before it is revoked (administrative procedure act s.30). */
function hearingNotice(facts: ExemptionLetterFacts): ExternalFields {
  const { revocation } = facts.exemption
  const until = revocation ? dueInThai(revocation.hearUntil) : ''
  return {
    kind: 'external',
    ...head(facts),
    references: references(facts),
    body: [
      `${inForceSince(facts)} นั้น`,
      ...section('เหตุที่จะเพิกถอน', revocation?.reason),
      { heading: 'โอกาสชี้แจง' },
      `ก่อนมีคำสั่ง ท่านมีโอกาสชี้แจงข้อเท็จจริงและแสดงพยานหลักฐานได้ถึง${until} หากพ้นกำหนดดังกล่าวจะพิจารณาจากข้อเท็จจริงที่มีอยู่`,
      'จึงเรียนมาเพื่อทราบและดำเนินการ',
    ],
  }
}

function revocationNotice(facts: ExemptionLetterFacts): ExternalFields {
  const { exemption, letter, agency } = facts
  const { revocation, ended, terms, applicant } = exemption
  const appeal = `หากท่านไม่เห็นด้วยกับคำสั่งนี้ มีสิทธิอุทธรณ์เป็นหนังสือต่อ${agency.name} ภายใน ${terms.appealDays} วัน นับแต่วันที่ได้รับแจ้งคำสั่ง โดยระบุข้อโต้แย้งและข้อเท็จจริงหรือข้อกฎหมายที่อ้างอิงประกอบด้วย`
  return {
    kind: 'external',
    ...head(facts),
    references: references(facts),
    body: [
      `${inForceSince(facts)} นั้น`,
      ...section('คำชี้แจงของผู้ได้รับยกเว้น', revocation?.statement?.text ?? 'มิได้ชี้แจงภายในกำหนด'),
      { heading: 'คำสั่ง' },
      `ให้เพิกถอนการยกเว้นดังกล่าว ตั้งแต่${dayInThai(dayOf(letter.at))} หน้าที่ที่ยกเว้นไว้กลับมามีผลตั้งแต่วันดังกล่าว`,
      ...section('เหตุผล', ended?.reason),
      ...(terms.orderFor.includes(applicant.type) ? [{ heading: 'สิทธิอุทธรณ์' }, appeal] : []),
      'จึงเรียนมาเพื่อทราบและดำเนินการ',
    ],
  }
}

/** Nobody decides that it runs out: a stamped letter tells it (saraban reg. 13). */
function lapseNotice(facts: ExemptionLetterFacts): StampedFields {
  const { id, sample, agency, exemption, names } = facts
  const last = lastDayOf(exemption)
  return {
    kind: 'stamped',
    ...{ id, sample, agency: agencyField(agency) },
    ...numberAndDate(facts),
    to: applicantOf(exemption, names),
    ...verifyField(facts),
    body: [
      `${inForceSince(facts)} นั้น`,
      `บัดนี้ การยกเว้นดังกล่าวสิ้นสุดลงแล้วเมื่อสิ้น${dayInThai(last)} หน้าที่ที่ยกเว้นไว้กลับมามีผลตั้งแต่${dayInThai(addDays(last, 1))} หากยังมีความจำเป็น อาจยื่นคำขอใหม่ได้`,
      'จึงเรียนมาเพื่อทราบ',
    ],
    ...ownerField(agency),
  }
}

/** What every signed letter has: who speaks, number and day, to whom, who signs. */
function head(facts: ExemptionLetterFacts) {
  const { id, sample, agency, names, exemption, letter } = facts
  const { school, officeCode } = exemption.applicant
  const office = officeOf(names, officeCode)
  const { personId, role } = letter.by
  return {
    ...{ id, sample, agency: agencyField(agency), references: [] as string[], enclosures: [] },
    ...numberAndDate(facts),
    ...verifyField(facts),
    subject: letterSubject(exemption, letter.letter),
    to: { name: headOf(school?.nameTh ?? office) },
    signer: { name: nameOf(names, personId), position: `${POSITIONS[role] ?? 'เจ้าหน้าที่'}\n${agency.name}` },
    copies: school ? [office] : [],
    ...ownerField(agency),
  }
}

const POSITIONS: Readonly<Partial<Record<Role, string>>> = {
  signer: 'ผู้มีอำนาจลงนาม',
  secretary: 'เลขานุการคณะกรรมการ',
}

function numberAndDate({ agency, letter }: Pick<ExemptionLetterFacts, 'agency' | 'letter'>) {
  return { number: numberOf(agency.prefix, letter), date: dayOf(letter.at) }
}

const numberOf = (prefix: string | undefined, { number }: ExemptionLetter): string =>
  prefix === undefined ? String(number) : `${prefix}/${number}`

/** The letter that told the decision. */
function references({ exemption: { letters = [] }, agency }: ExemptionLetterFacts): string[] {
  const told = letters.find(({ letter }) => letter === 'decision')
  if (!told) return []
  const day = plainDate(dayOf(told.at))
  return [`หนังสือ${agency.name} ที่ ${numberOf(agency.prefix, told)} ลงวันที่ ${day}`]
}

function inForceSince({ exemption, names }: ExemptionLetterFacts): string {
  const { number, year = 0, measure, subject } = exemption
  return `ตามที่ ${applicantOf(exemption, names)} ได้รับอนุมัติให้${MEASURES[measure]} เรื่อง ${subject}${periodOf(exemption)} ตามทะเบียนการยกเว้น เลขที่ ${numberInYear(number, year)}`
}

function periodOf({ granted }: Exemption): string {
  return granted ? ` ตั้งแต่${dayInThai(granted.from)} ถึง${dayInThai(granted.until)}` : ''
}

function section(heading: string, text: string | undefined): Part[] {
  return [{ heading }, ...orDash(text)]
}

function orDash(text: string | undefined): string[] {
  const lines = linesOf(text)
  return lines.length > 0 ? lines : ['–']
}
