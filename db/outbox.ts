import { UNANSWERED, type SubmissionEvent, type SubmissionStatus } from '../domain/submission/case.js'
import type { MailKind } from '../domain/notices.js'
import type { PersonNotice } from '../domain/person-notices.js'
import type { Instant } from '../domain/time.js'
import type { Database, Transaction } from './pool.js'
import type { Unreachable } from './webhooks.js'

/** A mail of the outbox: what happened, to whom it is told. Subject and text are made when it is sent. */
export type QueuedMail = CaseMail | PersonMail | AccountMail | WebhookMail

/** What every queued mail has. */
type Queued = {
  /** `<caseId>#<version of the event>`, `account/<linkId>` or `webhook/<webhookId>/<when>`: the Message-ID is derived from it. */
  readonly mailId: string
  /** Empty when the directory had no address. */
  readonly to: string
  readonly onlyIfUnanswered: boolean
  readonly queuedAt: Instant
  readonly attempts: number
  /** By the time of day: when the server first put it off; it is given up a day later. */
  readonly deferredSince: Instant | null
  /** The trace (W3C) of the request from which it came; null where the product wrote by itself. */
  readonly traceId: string | null
}

/** A mail about a person's own account: it carries a link, and is of no case. */
export type AccountMail = Queued & {
  readonly caseId: null
  readonly circularId: null
  readonly kind: 'invitation' | 'recovery'
  readonly event: { readonly linkId: string }
}

/** A mail to the person whose webhook was switched off. */
export type WebhookMail = Queued & {
  readonly caseId: null
  readonly circularId: null
  readonly kind: 'webhookOff'
  readonly event: { readonly host: string; readonly reason: Unreachable }
}

/** A mail to a person about a case: a meeting, an approval, a task. */
export type PersonMail = Queued & {
  readonly caseId: string
  readonly circularId: null
  readonly personId: string
  /** As the person is called now; empty once that was erased. */
  readonly personNameTh: string
  readonly personNameEn: string
  readonly paperIds: readonly string[]
} & {
    [K in PersonNotice['kind']]: {
      readonly kind: K
      readonly event: Extract<PersonNotice, { kind: K }>['params']
    }
  }[PersonNotice['kind']]

/** A mail to an office about its case. */
export type CaseMail = Queued & {
  readonly caseId: string
  readonly circularId: string
  readonly officeCode: string
  /** As the directory names the office now. */
  readonly office: { readonly code: string; readonly nameTh: string; readonly nameEn: string }
  /** The deadline that held for the office when the mail was claimed for sending. */
  readonly dueAt: Instant
  readonly kind: MailKind
  readonly event: SubmissionEvent
}

/** What the server said about a mail. */
export type MailReply = { readonly mailId: string; readonly response: string }

/**
 * Takes up to `limit` mails that are due, the longest waiting first, for `leaseSeconds` of real time: nobody else gets
 * them meanwhile; if their taker dies they are due again.
 */
export async function claimMails(
  db: Database,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<QueuedMail[]> {
  const { rows } = await db.query<QueuedMail>(
    `with due as (
       select mail_id, case_id, office_code, person_id from mail where state = 'queued' and next_attempt_at <= clock_timestamp()
       order by next_attempt_at limit $1 for update skip locked)
     update mail m set next_attempt_at = clock_timestamp() + make_interval(secs => $2)
     from due left join submission s using (case_id)
       left join office o on o.code = due.office_code and o.valid_to is null
       left join person p on p.person_id = due.person_id
     where m.mail_id = due.mail_id
     returning m.mail_id as "mailId", m.case_id as "caseId", m.circular_id as "circularId", m.office_code as "officeCode",
       m.kind, coalesce(p.email, m.to_address) as "to", m.queued_at as "queuedAt", m.attempts, m.params as event, m.only_if_unanswered as "onlyIfUnanswered",
       m.deferred_since as "deferredSince", m.trace_id as "traceId", s.due_at as "dueAt",
       case when m.office_code is not null then json_build_object('code', m.office_code, 'nameTh', coalesce(o.body ->> 'nameTh', m.office_code),
                         'nameEn', coalesce(o.body ->> 'nameEn', m.office_code)) end as office,
       m.person_id as "personId", coalesce(p.name_th, '') as "personNameTh", coalesce(p.name_en, '') as "personNameEn",
       m.paper_ids as "paperIds"`,
    [limit, leaseSeconds],
  )
  return rows
}

/** Real milliseconds until the next mail is due: 0 when one is, nothing when none waits. */
export async function msUntilNextMail(db: Database): Promise<number | undefined> {
  const { rows } = await db.query<{ ms: number }>(
    `select greatest(0, ceil(extract(epoch from next_attempt_at - clock_timestamp()) * 1000))::float8 as ms
     from mail where state = 'queued' order by next_attempt_at limit 1`,
  )
  return rows[0]?.ms
}

/** Whether the office still owes its answer: asked at the moment of sending. */
export async function isUnanswered(db: Database, caseId: string): Promise<boolean> {
  const { rows } = await db.query<{ status: SubmissionStatus }>(
    'select status from submission where case_id = $1',
    [caseId],
  )
  return rows[0] !== undefined && UNANSWERED.includes(rows[0].status)
}

/** Settles mails; one that is settled already stays as it is. Returns the ids of those that were open. */
export async function settleMails(
  db: Database | Transaction,
  state: 'sent' | 'bounced' | 'dropped' | 'failed',
  replies: readonly MailReply[],
): Promise<string[]> {
  const { rows } = await db.query<{ mail_id: string }>(
    `update mail m set state = $1, settled_at = wian_now(), response = r.response,
            attempts = attempts + case when $1 = 'dropped' then 0 else 1 end
     from unnest($2::text[], $3::text[]) as r (mail_id, response)
     where m.mail_id = r.mail_id and m.state = 'queued' returning m.mail_id`,
    [state, replies.map(({ mailId }) => mailId), replies.map(({ response }) => response)],
  )
  return rows.map((row) => row.mail_id)
}

/** Puts a mail off that the server did not take now. */
export async function deferMail(
  db: Database,
  { mailId, response, delayMs }: MailReply & { delayMs: number },
): Promise<void> {
  await db.query(
    `update mail set attempts = attempts + 1, response = $2, deferred_since = coalesce(deferred_since, clock_timestamp()),
            next_attempt_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
     where mail_id = $1 and state = 'queued'`,
    [mailId, response, delayMs],
  )
}

/** Puts mails back that were not tried: they are due at once, for whoever asks next. */
export async function putBackMails(db: Database, mailIds: readonly string[]): Promise<void> {
  await db.query(
    "update mail set next_attempt_at = clock_timestamp() where mail_id = any($1) and state = 'queued'",
    [mailIds],
  )
}
