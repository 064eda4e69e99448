import type { Exemption, ExemptionStatus } from '../../domain/exemption/case.js'
import type { ExemptionField, ExemptionKind, ExemptionMeasure } from '../../domain/exemption/request.js'
import { dayInThai } from '../../domain/thai.js'
import { dayOf } from '../../domain/time.js'
import { dueInThai } from '../dates.js'
import type { DecisionFields } from '../letters/decision.js'
import type { ExemptionRegisterFields } from '../letters/exemption-register.js'
import {
  agencyField,
  linesOf,
  nameOf,
  numberInYear,
  officeOf,
  type PaperFrame,
  type PaperNames,
} from './around.js'

const MEASURES: Readonly<Record<ExemptionMeasure, string>> = {
  waive: 'ยกเว้น',
  adapt: 'ปรับใช้',
  relax: 'ผ่อนปรน',
}
const KINDS: Readonly<Record<ExemptionKind, string>> = {
  activity: 'กิจกรรมหรือโครงการที่หน่วยเหนือกำหนด',
  rule: 'กฎ ระเบียบ หรือข้อบังคับ',
}
const FIELDS: Readonly<Record<ExemptionField, string>> = {
  academic: 'วิชาการ',
  budget: 'งบประมาณ',
  personnel: 'บริหารงานบุคคล',
  general: 'บริหารทั่วไป',
}
const STATUSES: Readonly<Partial<Record<ExemptionStatus, string>>> = {
  inForce: 'มีผลใช้บังคับ',
  expired: 'สิ้นผลแล้ว',
  revoked: 'เพิกถอนแล้ว',
  withdrawn: 'ถอนแล้ว',
}

/** The notice of a decision: `letterNumber` is that of the outgoing register where it was allotted. */
export type DecisionNoticeFacts = PaperFrame & {
  readonly exemption: Exemption
  readonly signer: { readonly name: string; readonly position: string }
  readonly letterNumber?: number
}

/** The notice with facts, law and considerations (administrative procedure act s.37), and the appeal where there is one (s.40). */
export function decisionNotice(facts: DecisionNoticeFacts): DecisionFields {
  const { id, sample, agency, names, exemption, madeAt, letterNumber, signer } = facts
  const { notice, terms, filedAt } = exemption
  const applicant = applicantOf(exemption, names)
  const number = letterNumber === undefined ? '          ' : String(letterNumber)
  const filed = filedAt === undefined ? '' : ` เมื่อ${dayInThai(dayOf(filedAt))}`
  return {
    kind: 'decision',
    ...{ id, sample, agency: agencyField(agency) },
    number: agency.prefix === undefined ? number.trim() || '–' : `${agency.prefix}/${number}`,
    date: dayOf(notice?.at ?? madeAt),
    subject: `แจ้งผลการพิจารณาคำขอ${MEASURES[exemption.measure]} ${exemption.subject}`,
    to: { name: applicant },
    ...{ references: [], enclosures: [], copies: [] },
    request: `ตามที่ ${applicant} ได้ยื่นคำขอ${MEASURES[exemption.measure]}${KINDS[exemption.kind]}${ruleOf(exemption)} เรื่อง ${exemption.subject}${filed} นั้น`,
    facts: orDash(linesOf(notice?.facts)),
    law: orDash(linesOf(notice?.law)),
    considerations: orDash(linesOf(notice?.considerations)),
    decision: decisionText(facts),
    ...(notice?.appealUntil === undefined ? {} : { appeal: { days: terms.appealDays, to: agency.name } }),
    ending:
      notice?.appealUntil === undefined
        ? 'จึงเรียนมาเพื่อทราบ'
        : `จึงเรียนมาเพื่อทราบ ทั้งนี้ อุทธรณ์ได้ถึง${dueInThai(notice.appealUntil)}`,
    signer,
    ...(agency.unit === undefined
      ? {}
      : {
          owner: {
            unit: agency.unit,
            ...(agency.telephone ? { telephone: agency.telephone } : {}),
            ...(agency.email ? { email: agency.email } : {}),
          },
        }),
  }
}

const orDash = (lines: string[]): string[] => (lines.length > 0 ? lines : ['–'])

const ruleOf = ({ rule }: Exemption): string => (rule === undefined ? '' : ` (${rule.law} ${rule.section})`)

function decisionText({ exemption }: DecisionNoticeFacts): string {
  const { decision, granted, measure } = exemption
  const by = decision?.resolution
    ? `มติที่ ${decision.resolution.resolution.number}/${decision.resolution.resolution.year} `
    : decision?.reference
      ? `ตาม${decision.reference} `
      : ''
  if (!decision?.granted) return `${by}ไม่อนุมัติคำขอ${decision?.reason ? ` เนื่องจาก${decision.reason}` : ''}`
  const period = granted ? ` ตั้งแต่${dayInThai(granted.from)} ถึง${dayInThai(granted.until)}` : ''
  return `${by}อนุมัติให้${MEASURES[measure]}ตามคำขอ${period}`
}

/** Who asked: the school and its office, or the office for itself. */
function applicantOf({ applicant }: Exemption, names: PaperNames): string {
  const office = officeOf(names, applicant.officeCode)
  return applicant.school ? `${applicant.school.nameTh} (${office})` : office
}

/** The register of exemptions: the public part leaves out why, and by whom it was decided. */
export function exemptionRegister(
  { id, agency, names, sample, madeAt }: PaperFrame,
  {
    exemptions,
    part,
    body,
    year,
  }: {
    readonly exemptions: readonly Exemption[]
    readonly part: 'public' | 'internal'
    readonly body: string
    /** Gregorian; every year where none is said. */
    readonly year?: number
  },
): ExemptionRegisterFields {
  return {
    kind: 'exemption-register',
    ...{ id: `${id}/${part}`, sample, agency: agencyField(agency), body, part },
    ...(year === undefined ? {} : { year: year + 543 }),
    madeOn: dayOf(madeAt),
    entries: exemptions.map((one) => entryOf(one, names, part)),
  }
}

function entryOf(
  exemption: Exemption,
  names: PaperNames,
  part: 'public' | 'internal',
): ExemptionRegisterFields['entries'][number] {
  const { number, year = 0, kind, field, subject, legalBasis, status, granted, period } = exemption
  const { from, until } = granted ?? period
  const verified = legalBasis.verified === null ? ' (ยังไม่ตรวจสอบ)' : ''
  return {
    number: numberInYear(number, year),
    applicant: applicantOf(exemption, names),
    what: `${KINDS[kind]}${ruleOf(exemption)}`,
    field: FIELDS[field],
    subject,
    basis: `${legalBasis.law} ${legalBasis.section}${verified}`,
    ...{ from, until },
    status: STATUSES[status] ?? 'รอมีผลใช้บังคับ',
    ...(part === 'internal' ? { internal: internalOf(exemption, names) } : {}),
  }
}

function internalOf(
  { decision, appeal, ended, notice }: Exemption,
  names: PaperNames,
): NonNullable<ExemptionRegisterFields['entries'][number]['internal']> {
  const verdict = decision?.resolution?.resolution
  const resolution = verdict ? `มติที่ ${verdict.number}/${verdict.year}` : decision?.reference
  const outcome = appeal?.outcome && (appeal.outcome.changed ? 'อุทธรณ์ฟังขึ้น' : 'ยกอุทธรณ์')
  const told = notice ? `แจ้งโดย ${nameOf(names, notice.by.personId)}` : undefined
  const remark = [told, ended?.reason].filter((text) => text !== undefined && text !== '').join(' ')
  return {
    ...(resolution === undefined ? {} : { resolution }),
    ...(decision?.reason ? { reason: decision.reason } : {}),
    ...(appeal ? { appeal: outcome ?? 'อยู่ระหว่างอุทธรณ์' } : {}),
    ...(remark === '' ? {} : { remark }),
  }
}
