import { z } from 'zod'
import type { Submission } from '../../domain/submission/case.js'
import { isInstant } from '../../domain/time.js'
import type { Document } from '../../typesetting/model.js'
import type { ReportFacts, ReportOffice } from '../reports/facts.js'
import { common, short } from './fields.js'
import type { Surroundings } from './file.js'
import { closingReport } from './report.js'
import { OFFICE_TYPES } from '../../domain/office.js'

const instant = z.string().refine(isInstant, {
  error: 'ต้องเป็นเวลาแบบ 2023-11-27T16:58:00.000Z / an instant: 2023-11-27T16:58:00.000Z',
})
const count = z.int().min(0)

const office = z.strictObject({
  code: short,
  name: short,
  short,
  type: z.enum(OFFICE_TYPES),
  /** Its own deadline, where it differs. */
  dueAt: instant.exactOptional(),
  receipt: z.strictObject({ number: z.int().min(1), at: instant }).exactOptional(),
  answer: z
    .strictObject({ version: z.int().min(1), receivedAt: instant, nil: z.boolean().default(false) })
    .exactOptional(),
  status: z.enum(['answered', 'accepted', 'returned', 'unanswered', 'withdrawn']),
  returned: count.default(0),
  moreTime: count.default(0),
  overdueLetters: z.array(z.int().min(1)).default([]),
  wrongOffice: z.boolean().default(false),
  bouncedAt: instant.exactOptional(),
})

/** Fields of a closing report that is written by hand: a circular that was not run in this product. */
export const reportShape = z.strictObject({
  kind: z.literal('report'),
  ...common,
  unit: short,
  circular: z.strictObject({
    number: short,
    subject: short,
    issuedAt: instant,
    dueAt: instant,
    audience: short,
  }),
  reminders: z.array(z.strictObject({ at: instant, offices: count })).default([]),
  errata: count.default(0),
  madeAt: instant,
  offices: z.array(office).min(1).max(5000),
})
export type ReportFields = z.infer<typeof reportShape>

const STATUS = {
  answered: 'submitted',
  accepted: 'accepted',
  returned: 'returned',
  unanswered: 'closedUnanswered',
  withdrawn: 'withdrawn',
} as const

function submissionOf(row: ReportFields['offices'][number], fields: ReportFields): Submission {
  const dueAt = row.dueAt ?? fields.circular.dueAt
  const { receipt, answer, bouncedAt } = row
  return {
    circularId: fields.circular.number,
    officeCode: row.code,
    issuerCode: fields.agency.name,
    status: STATUS[row.status],
    dueAt,
    timeRequests: row.moreTime,
    ...(receipt ? { receipt: { ...receipt, year: Number(receipt.at.slice(0, 4)) } } : {}),
    ...(bouncedAt ? { bouncedAt } : {}),
    ...(answer
      ? {
          answer: {
            answerId: row.code,
            answerSha256: '',
            kind: answer.nil ? 'nil' : 'form',
            version: answer.version,
            receivedAt: answer.receivedAt,
            dueAt,
            late: answer.receivedAt >= dueAt,
          },
        }
      : {}),
  }
}

function officeOf(row: ReportFields['offices'][number], fields: ReportFields): ReportOffice {
  const { code, name, type, returned, moreTime, overdueLetters, wrongOffice } = row
  const names = { code, nameTh: name, shortTh: row.short, type }
  return { ...names, submission: submissionOf(row, fields), returned, moreTime, overdueLetters, wrongOffice }
}

/** A closing report from fields as a document. */
export function reportDocument(fields: ReportFields, { fileName, ...look }: Surroundings): Document {
  const { circular, agency } = fields
  const facts: ReportFacts = {
    id: fields.id ?? `report/${fileName}`,
    circular: {
      subject: circular.subject,
      number: circular.number,
      issuedAt: circular.issuedAt,
      dueAt: circular.dueAt,
      agencyTh: agency.name,
      unitTh: fields.unit,
      audienceTh: circular.audience,
    },
    offices: fields.offices.map((row) => officeOf(row, fields)),
    reminders: fields.reminders,
    errata: fields.errata,
    madeAt: fields.madeAt,
    rehearsal: fields.sample,
  }
  return {
    ...closingReport(facts, look),
    data: { name: 'letter.json', description: 'ข้อมูลของรายงาน (the fields of the report)', value: fields },
  }
}
