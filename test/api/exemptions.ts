import { advanceExemptions } from '../../db/cases/exemption-steps.js'
import { clockNow } from '../../db/clock.js'
import { inTransaction } from '../../db/pool.js'
import { createNudge } from '../../activities/nudge.js'
import { exemptionCase, SYSTEM } from '../../domain/case.js'
import { GENERAL_RULES, type CommitteeLevel } from '../../domain/committee/case.js'
import type { VerdictOutcome } from '../../domain/committee/verdict.js'
import { decideExemption } from '../../domain/exemption/decide.js'
import { ensure, SECRETARIAT } from './committees.js'
import type { Office } from './office.js'
import { central } from './people.js'

/** A request to be free of one kind of circular, as an office enters it. */
export const request = (more: object = {}) => ({
  ...{ kind: 'activity', field: 'academic', measure: 'waive' },
  subject: 'ขอไม่เข้าร่วมโครงการที่ไม่ส่งผลต่อคุณภาพการศึกษา',
  scope: { circularIds: [], procedures: ['host-and-name-officers'] },
  period: { from: '2023-11-21', until: '2024-01-31' },
  ground: 'โครงการซ้ำกับแผนนวัตกรรมของพื้นที่',
  risk: 'ขาดข้อมูลเปรียบเทียบ',
  assessment: 'ประเมินผลสัมฤทธิ์ปลายภาค',
  applicantType: 'private',
  basis: {
    ...{ law: 'พ.ร.บ.พื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: '', text: '' },
    ...{ validFrom: '2019-05-01', validTo: '2026-05-01' },
  },
  ...more,
})

/** Founds a committee of a level. Returns its id. */
export async function committeeOf(office: Office, level: CommitteeLevel): Promise<string> {
  const founded = await office.ask(central('administrator'), 'post', '/committees', {
    body: {
      details: { nameTh: `คณะกรรมการ ${level}`, nameEn: level, level, secretariat: SECRETARIAT },
      rules: GENERAL_RULES,
    },
  })
  ensure(founded, 201)
  return (founded.body as { state: { committeeId: string } }).state.committeeId
}

/** Puts a committee's resolution on the case, as a meeting delivers it. Returns the refusal's code, or nothing. */
export async function deliver(
  { cases }: Office,
  exemptionId: string,
  committeeId: string,
  outcome: VerdictOutcome,
): Promise<string | undefined> {
  const caseId = exemptionCase(exemptionId)
  const verdict = {
    ...{ committeeId, meetingId: 'm1', itemId: 'i1', resolution: { number: 1, year: 2566 } },
    ...{ outcome, text: 'เห็นชอบ', reason: 'เป็นประโยชน์ต่อผู้เรียน' },
  }
  const [one] = await inTransaction(cases.pool, async (tx) => {
    const at = await clockNow(tx)
    return advanceExemptions(tx, {
      caseIds: [caseId],
      cause: `resolution/m1/${committeeId}`,
      decide: (state) => decideExemption(state, { type: 'takeVerdict', verdict, at, by: SYSTEM }),
    })
  })
  await createNudge(cases.pool, cases.client)([caseId])
  return one?.refusal?.refused
}

/** Each letter of an exemption by its kind, with what anybody is told who asks by the code printed on it. */
export async function genuineLetters(
  { cases, ask }: Office,
  exemptionId: string,
): Promise<{ kind: string; body: Buffer; code: string; told: unknown }[]> {
  type Row = { kind: string; body: Buffer; code: string }
  const { rows } = await cases.pool.query<Row>(
    'select kind, body, code from case_paper where case_id = $1 order by made_at, paper_id',
    [exemptionCase(exemptionId)],
  )
  return Promise.all(
    rows.map(async (row) => {
      const reply = await ask(undefined, 'get', `/verify/${row.code}`)
      return { ...row, told: reply.body as unknown }
    }),
  )
}
