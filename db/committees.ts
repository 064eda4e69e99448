import type { Committee, CommitteeEvent, CommitteeLevel, CommitteeStatus } from '../domain/committee/case.js'
import { searchQuery } from '../domain/search-text.js'
import { OVER } from '../domain/meeting/case.js'
import { addDays, dayOf, type Day } from '../domain/time.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { committeeKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import { staffOf } from './people.js'
import { queuePersonMails } from './person-mails.js'
import type { Database, Transaction } from './pool.js'
import { markUnread } from './search/case-texts.js'
import { FOUND } from './search/found.js'

/** A committee as its row keeps it. */
export type CommitteeEntry = {
  readonly caseId: string
  readonly committeeId: string
  readonly version: number
  readonly state: Committee
}

/** Takes a step for committees, and brings who sits in them up to date, in the caller's transaction. */
export async function advanceCommittees(
  tx: Transaction,
  step: Step<Committee, CommitteeEvent>,
): Promise<Advanced<Committee, CommitteeEvent>[]> {
  const advanced = await advance(tx, committeeKind, step)
  for (const { state, events } of advanced) {
    if (!state || events.length === 0) continue
    await writeSeats(tx, state)
    if (events.some(({ type }) => type === 'detailsChanged')) await markUnread(tx, state.committeeId)
  }
  for (const one of advanced) await tellOfTerms(tx, step.cause, one)
  return advanced
}

/** The secretaries of the secretariat, that they ask for an appointment in time. */
async function tellOfTerms(
  tx: Transaction,
  cause: string,
  { caseId, version, state, events }: Advanced<Committee, CommitteeEvent>,
): Promise<void> {
  for (const event of events) {
    if (!state || event.type !== 'termsAnnounced') continue
    const { nameTh, secretariat } = state
    const lastDay = event.terms.map(({ validTo }) => addDays(validTo, -1)).sort()[0] as Day
    const params = {
      ...{ subject: nameTh, officeCode: secretariat, lastDay },
      ...{ members: event.terms.length, openCases: event.openCases.length },
    }
    const told = await staffOf(tx, secretariat, dayOf(event.at))
    const persons = told.filter(({ role }) => role === 'secretary').map(({ personId }) => personId)
    await queuePersonMails(
      tx,
      cause,
      [...new Set(persons)].map((personId) => {
        const mailId = `${caseId}#${version}/${personId}`
        return { kind: 'termsEnding', params, mailId, caseId, personId }
      }),
    )
  }
}

/** Active committees in which a seat ends within so many days from the day on. */
export async function committeesWithEndingTerms(
  db: Database,
  day: Day,
  days: number,
): Promise<CommitteeEntry[]> {
  const { rows } = await db.query<CommitteeEntry>(
    `${ENTRIES} where c.status = 'active' and exists (select from committee_seat s
       where s.committee_id = c.committee_id and s.valid_to > $1::date and s.valid_to <= $1::date + $2::int)`,
    [day, days],
  )
  return rows
}

/** The cases that are open with the committee: its meetings that are not over and not secret, what was proposed to it, what it decides. */
export async function openCasesOf(db: Database, committeeId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select case_id as id from meeting where committee_id = $1 and status <> all($2) and secrecy = 'plain'
     union all select case_id from proposal where committee_id = $1 and status in ('submitted', 'complete', 'onAgenda')
     union all select case_id from exemption where status = 'inApproval'
       and $1 in (state -> 'bodies' ->> 'areaCommitteeId', state -> 'bodies' ->> 'nationalCommitteeId',
         state -> 'bodies' ->> 'subCommitteeId')
     order by 1`,
    [committeeId, OVER],
  )
  return rows.map(({ id }) => id)
}

/** Nothing is taken out: a seat that has ended says so by its last day. */
async function writeSeats(tx: Transaction, { committeeId, members }: Committee): Promise<void> {
  const seats = members.flatMap((member) => [
    member,
    ...member.substitutes.map((one) => ({ memberId: member.memberId, ...one })),
  ])
  await tx.query(
    `insert into committee_seat (committee_id, member_id, person_id, valid_from, valid_to)
     select $1, * from unnest($2::text[], $3::text[], $4::date[], $5::date[])
     on conflict (committee_id, member_id, person_id, valid_from) do update set valid_to = excluded.valid_to`,
    [
      committeeId,
      seats.map(({ memberId }) => memberId),
      seats.map(({ personId }) => personId),
      seats.map(({ validFrom }) => validFrom),
      seats.map(({ validTo }) => validTo),
    ],
  )
}

/** Reads a committee, or nothing. */
export async function loadCommittee(db: Database, committeeId: string): Promise<CommitteeEntry | undefined> {
  const { rows } = await db.query<CommitteeEntry>(`${ENTRIES} where committee_id = $1`, [committeeId])
  return rows[0]
}

/** Which committees: each member that is given narrows the list. `seated` finds those in which the person sits on the day. */
export type CommitteeFilter = {
  readonly text?: string | undefined
  readonly level?: CommitteeLevel | undefined
  readonly status?: CommitteeStatus | undefined
  readonly secretariat?: string | undefined
  readonly seated?: { readonly personId: string; readonly day: string } | undefined
}

/** Committees by name. */
export async function listCommittees(
  db: Database,
  { text, level, status, secretariat, seated }: CommitteeFilter,
  place: Place = {},
): Promise<Page<CommitteeEntry>> {
  const { after, limit = 50 } = place
  const query = text === undefined ? undefined : searchQuery(text)
  if (text !== undefined && !query) return { items: [], ...(place.total ? { total: 0 } : {}) }
  const which = `from committee c left join case_text t using (case_id)
    where ($1::text is null or (t.words @@ $1::tsquery and ${FOUND})) and ($4::text is null or level = $4)
      and ($5::text is null or status = $5) and ($6::text is null or secretariat = $6)
      and ($7::text is null or exists (select from committee_seat s where s.committee_id = c.committee_id
        and s.person_id = $7 and s.valid_from <= $8::date and (s.valid_to is null or $8::date < s.valid_to)))`
  const values = [
    ...[query?.query ?? null, query?.phrases.map((one) => one.plain) ?? []],
    ...[query?.phrases.map((one) => one.words) ?? [], level ?? null, status ?? null, secretariat ?? null],
    ...[seated?.personId ?? null, seated?.day ?? null],
  ]
  const [name, id] = readPlace(after, 2)
  const { rows } = await db.query<CommitteeEntry>(
    `select ${COLUMNS} ${which} and ($9::text is null or (name_th, committee_id) > ($9, $10))
     order by name_th, committee_id limit $11`,
    [...values, name ?? null, id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ state, committeeId }) => [state.nameTh, committeeId])
  return counted(db, page, place, { rows: which, values })
}

/** What a committee is called; some have no name in English yet (''). */
export type CommitteeNamed = { readonly committeeTh: string; readonly committeeEn: string }

/** Each with what the committee that it names is called. */
export async function withCommitteeNames<Of>(
  db: Database,
  items: readonly Of[],
  idOf: (item: Of) => string,
): Promise<(Of & CommitteeNamed)[]> {
  const names = await committeeNames(db, items.map(idOf))
  return items.map((item) => {
    const id = idOf(item)
    return { ...item, ...(names.get(id) ?? { committeeTh: id, committeeEn: '' }) }
  })
}

/** What a committee is called, or nothing where there is none of this id. */
export async function committeeName(db: Database, id: string): Promise<CommitteeNamed | undefined> {
  return (await committeeNames(db, [id])).get(id)
}

async function committeeNames(db: Database, ids: readonly string[]): Promise<Map<string, CommitteeNamed>> {
  const { rows } = await db.query<CommitteeNamed & { readonly id: string }>(
    `select committee_id as id, name_th as "committeeTh", coalesce(state ->> 'nameEn', '') as "committeeEn"
     from committee where committee_id = any($1)`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map(({ id, ...called }) => [id, called]))
}

/** Whether there is an office that could be a secretariat: in the directory, or one in which people serve (such as ศธจ.). */
export async function isSeatOfOffice(db: Database, officeCode: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from office where code = $1 and valid_to is null
     union all select from assignment where office_code = $1 and revoked_at is null limit 1`,
    [officeCode],
  )
  return rows.length > 0
}

const COLUMNS = `c.case_id as "caseId", c.committee_id as "committeeId", c.version, c.state`
const ENTRIES = `select ${COLUMNS} from committee c`
