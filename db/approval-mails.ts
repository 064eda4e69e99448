import { turnNotices, type TurnNotice } from '../domain/approval/notices.js'
import type { PersonNotice } from '../domain/person-notices.js'
import { isSecret, type Secrecy } from '../domain/secrecy.js'
import type { Awaited, AwaitedOf } from './approvals.js'
import { holdsOnSql, TODAY } from './assignments.js'
import { queuePersonMails, type PersonMailOrder } from './person-mails.js'
import type { Transaction } from './pool.js'

/** What a step made of what a case waits for. */
export type AwaitedStep = AwaitedOf & { readonly version: number; readonly before: readonly Awaited[] }

/** A notice of one turn, before it is known who holds the role today. */
type Told = TurnNotice & {
  readonly caseId: string
  readonly version: number
  readonly about: Awaited['about']
  readonly subject: string
  readonly secrecy: Secrecy | undefined
  readonly named: readonly string[]
}

/** Mails to everybody whose turn has come, who is reminded, or to whom it has gone up; in the step's transaction. */
export async function queueApprovalMails(
  tx: Transaction,
  cause: string,
  steps: readonly AwaitedStep[],
): Promise<void> {
  const told = steps.flatMap(toldOf)
  if (told.length === 0) return
  const holders = await whoHolds(tx, told)
  const mails = holders.flatMap(({ i, personId, subject }): PersonMailOrder[] => {
    const one = told[i]
    return one
      ? [{ ...noticeOf(one, subject), caseId: one.caseId, personId, mailId: idOf(one, personId) }]
      : []
  })
  await queuePersonMails(tx, cause, mails)
}

function toldOf({ caseId, version, before, awaited }: AwaitedStep): Told[] {
  return awaited.flatMap(({ about, subject, approval, secrecy, named = [] }) => {
    const old = before.find((one) => one.about === about)?.approval
    const shared = { caseId, version, about, subject, secrecy, named }
    return turnNotices(old, approval).map((notice) => ({ ...notice, ...shared }))
  })
}

function idOf({ caseId, version, about, kind, turn }: Told, personId: string): string {
  return `${caseId}#${version}/${about}/${turn.stage}/${kind}/${personId}`
}

function noticeOf({ kind, turn, secrecy }: Told, subject: string): PersonNotice {
  const { office: officeCode, dueAt } = turn
  const params = { subject, officeCode, ...(secrecy ? { secrecy } : {}) }
  if (kind === 'approvalAwaiting' || dueAt === undefined)
    return { kind: 'approvalAwaiting', params: { ...params, ...(dueAt === undefined ? {} : { dueAt }) } }
  return { kind, params: { ...params, dueAt } }
}

/** Who may speak at these turns today, by number of the turn. Nobody hears of a secret case who may not know of it. */
async function whoHolds(
  tx: Transaction,
  told: readonly Told[],
): Promise<{ i: number; personId: string; subject: string }[]> {
  const turns = told.map(({ turn, caseId, about, subject, secrecy, named }, i) => ({
    ...{ i, case_id: caseId, about, subject, named, secret: isSecret(secrecy) },
    ...{ office: turn.office, role: turn.role, persons: turn.persons, barred: turn.barred },
  }))
  const { rows } = await tx.query<{ i: number; personId: string; subject: string }>(
    `select distinct t.i, a.person_id as "personId", coalesce(nullif(t.subject, ''), c.subject, '') as subject
     from jsonb_to_recordset($1::jsonb) as t (i int, case_id text, about text, subject text, named jsonb, secret boolean,
         office text, role text, persons text[], barred text[])
       join assignment a on a.office_code = t.office and a.role = t.role
       join person p using (person_id)
       left join circular c on t.about in ('answer', 'moreTime') and c.circular_id = split_part(t.case_id, '/', 2)
     where ${holdsOnSql(TODAY)}
       and (t.persons is null or array[a.person_id, a.in_place_of] || a.also_for && t.persons)
       and not array[a.person_id, a.in_place_of] || a.also_for && t.barred
       and (not t.secret or t.named ? a.person_id or c.named ? a.person_id
            or (t.about = 'answer' and a.role = 'director' and a.in_place_of is null))
     order by 1, 2`,
    [JSON.stringify(turns)],
  )
  return rows
}
