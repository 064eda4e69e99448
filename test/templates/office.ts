import { readFileSync } from 'node:fs'
import type { Submission } from '../../domain/submission/case.js'
import type { LetterFrame } from '../../templates/letters/circular.js'
import { loadProcedure, toContent } from '../../templates/procedures/load.js'
import type { ReportFacts, ReportOffice } from '../../templates/reports/facts.js'

const seed = new URL('../../templates/procedures/host-and-name-officers.yaml', import.meta.url)
export const content = toContent(loadProcedure(readFileSync(seed, 'utf8'), 'seed').procedure!)

export const dueAt = '2023-11-27T17:00:00.000Z'
export const frame: LetterFrame = {
  id: 'circular/1',
  letter: content.letter,
  subject: content.subject,
  number: 1,
  issuedAt: '2023-11-21T02:00:00.000Z',
  dueAt,
  answerUrl: 'https://wian.example/a/1',
  rehearsal: true,
}
export const rayong = { nameTh: 'สำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต 1' }

type Answered = Partial<NonNullable<Submission['answer']>>

/** An office of the report: accepted on time unless something else is said. */
export function office(
  at: number,
  more: Partial<ReportOffice> & { state?: Partial<Submission> } = {},
): ReportOffice {
  const { state, ...rest } = more
  const code = `P${at}`
  const submission: Submission = {
    circularId: '1',
    officeCode: code,
    issuerCode: 'C0001',
    status: 'accepted',
    dueAt,
    timeRequests: 0,
    receipt: { number: at + 1, year: 2023, at: '2023-11-21T05:00:00.000Z' },
    answer: answer({}),
    ...state,
  }
  const name = { nameTh: `สำนักงานที่ ${at}`, shortTh: `สพป.${at}`, type: 'primary' as const }
  return {
    code,
    ...name,
    submission,
    returned: 0,
    moreTime: 0,
    overdueLetters: [],
    wrongOffice: false,
    ...rest,
  }
}

export function answer(more: Answered): NonNullable<Submission['answer']> {
  const receivedAt = '2023-11-27T16:59:59.000Z'
  return {
    answerId: 'a',
    answerSha256: 'x',
    kind: 'form',
    version: 1,
    receivedAt,
    dueAt,
    late: false,
    ...more,
  }
}

export function report(offices: readonly ReportOffice[]): ReportFacts {
  return {
    id: '1/report',
    circular: {
      subject: content.subject,
      number: 'ศธ 04999/ว1',
      issuedAt: frame.issuedAt,
      dueAt,
      agencyTh: content.letter.agency.nameTh,
      unitTh: content.letter.owner.unitTh,
      audienceTh: 'อยู่ในพื้นที่นวัตกรรมการศึกษา',
    },
    offices,
    reminders: [{ at: '2023-11-24T01:30:00.000Z', offices: 27 }],
    errata: 1,
    madeAt: '2023-11-29T03:00:00.000Z',
    rehearsal: true,
  }
}
