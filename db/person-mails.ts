import type { PersonNotice } from '../domain/person-notices.js'
import type { Database, Transaction } from './pool.js'
import { traceOfCause } from './traces.js'

/** A mail about a case that goes to a person; name and address are written in when it is sent. */
export type PersonMailOrder = PersonNotice & {
  /** One for each person and event, such as `<caseId>#<version>/<personId>`: queued again, it stays one mail. */
  readonly mailId: string
  readonly caseId: string
  readonly personId: string
  /** Papers of the case that it brings; a secret case sends none. */
  readonly paperIds?: readonly string[]
}

/**
 * Puts mails to persons into the outbox, in the caller's transaction, under the trace of the request behind `cause`: that
 * of the step, or `job/<id>` for a job of the mails' case. A guest from outside, whom nobody has entered, gets none.
 */
export async function queuePersonMails(
  tx: Transaction,
  cause: string,
  mails: readonly PersonMailOrder[],
): Promise<void> {
  if (mails.length === 0) return
  const traceId = await traceOfCause(tx, cause, mails[0]?.caseId)
  await tx.query(
    `insert into mail (mail_id, case_id, person_id, kind, to_address, params, paper_ids, queued_at, trace_id)
     select m.mail_id, m.case_id, m.person_id, m.kind, '', m.params,
       array(select jsonb_array_elements_text(m.paper_ids)), wian_now(), $7
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[])
       as m (mail_id, case_id, person_id, kind, params, paper_ids)
     join person p on p.person_id = m.person_id
     on conflict do nothing`,
    [
      mails.map((mail) => mail.mailId),
      mails.map((mail) => mail.caseId),
      mails.map((mail) => mail.personId),
      mails.map((mail) => mail.kind),
      mails.map((mail) => JSON.stringify(mail.params)),
      mails.map((mail) => JSON.stringify(mail.paperIds ?? [])),
      traceId,
    ],
  )
  await tx.query("select pg_notify('mail', '')")
}

/** The office that speaks in a mail, as the directory has it today. */
export type Speaker = { readonly nameTh: string; readonly nameEn: string; readonly email: string }

/** Reads who speaks; an office that the directory does not know keeps its code as its name. */
export async function loadSpeaker(db: Database, officeCode: string): Promise<Speaker> {
  const { rows } = await db.query<Speaker>(
    `select coalesce(o.body ->> 'nameTh', $1) as "nameTh", coalesce(o.body ->> 'nameEn', $1) as "nameEn",
       coalesce(c.email, '') as email
     from (select $1::text as code) asked left join office o on o.code = asked.code and o.valid_to is null
       left join office_contact c on c.code = asked.code`,
    [officeCode],
  )
  return rows[0] as Speaker
}
