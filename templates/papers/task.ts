import { dayOf, type Instant } from '../../domain/time.js'
import { dueInThai } from '../dates.js'
import type { MemoFields } from '../letters/memo.js'
import {
  agencyWithUnit,
  headOf,
  letterNumber,
  nameOf,
  officeOf,
  verifyField,
  type PaperFrame,
} from './around.js'

/** A task as its memo tells it. */
export type TaskMemoFacts = PaperFrame & {
  readonly task: {
    readonly title: string
    readonly officeCode: string
    readonly personId?: string
    readonly dueAt?: Instant
  }
  /** Where it comes from: the resolution and its text, or a consultation, which resolved nothing. */
  readonly origin: { readonly th: string; readonly text?: string }
  readonly signer: { readonly name: string; readonly position: string }
  readonly number?: number
}

/** The memo (บันทึกข้อความ) by which a task is given. */
export function taskMemo(facts: TaskMemoFacts): MemoFields {
  const { id, sample, agency, names, task, origin, signer, madeAt, number } = facts
  const { title, officeCode, personId, dueAt } = task
  const office = officeOf(names, officeCode)
  const until = dueAt === undefined ? '' : ` ให้แล้วเสร็จภายใน${dueInThai(dueAt)}`
  return {
    kind: 'memo',
    ...{ id, sample, agency: agencyWithUnit(agency) },
    ...(agency.telephone ? { telephone: agency.telephone } : {}),
    number: letterNumber(agency, number),
    ...verifyField(facts),
    date: dayOf(madeAt),
    subject: `มอบหมายให้ดำเนินการ ${title}`,
    to: { name: personId === undefined ? headOf(office) : nameOf(names, personId) },
    body: [
      `ตามที่${origin.th}${origin.text === undefined ? '' : `ว่า ${origin.text}`} นั้น`,
      `จึงมอบหมายให้${personId === undefined ? office : `${nameOf(names, personId)} ${office}`} ดำเนินการ ${title}${until} และรายงานผลในระบบเมื่อดำเนินการแล้วเสร็จ`,
      'จึงเรียนมาเพื่อทราบและดำเนินการ',
    ],
    signer,
  }
}
