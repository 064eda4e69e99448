import type { Assignment } from '../domain/assignment.js'
import type { Actor, Role } from '../domain/case.js'
import type { SubmissionStatus } from '../domain/submission/case.js'
import type { Day, Instant } from '../domain/time.js'
import { ASSIGNMENT, holdsOnSql, PERSON, type Person } from './assignments.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { rowsOf } from './snapshot.js'
import { knownSubmissions } from './visibility.js'

/** What the office enters of a person. */
export type PersonDetails = Pick<Person, 'nameTh' | 'nameEn' | 'email' | 'phone'>

/** Enters people; ids and addresses must be free. */
export async function insertPeople(
  tx: Transaction,
  people: readonly (PersonDetails & { readonly personId: string })[],
  by: string,
): Promise<void> {
  await tx.query(
    `insert into person (person_id, name_th, name_en, email, phone, created_by)
     select p.*, $6 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as p`,
    [
      people.map(({ personId }) => personId),
      people.map(({ nameTh }) => nameTh),
      people.map(({ nameEn }) => nameEn),
      people.map(({ email }) => email?.toLowerCase() ?? null),
      people.map(({ phone }) => phone),
      by,
    ],
  )
}

/** Changes what is entered of a person; the address must be free. */
export async function changeDetails(
  tx: Transaction,
  personId: string,
  { nameTh, nameEn, email, phone }: PersonDetails,
): Promise<void> {
  await tx.query(
    'update person set name_th = $2, name_en = $3, email = lower($4), phone = $5 where person_id = $1',
    [personId, nameTh, nameEn, email, phone],
  )
}

/** A person in a list, with the assignments that have not ended. */
export type PersonEntry = Person & { readonly assignments: readonly Assignment[] }

/** Which persons: each member that is given narrows the list. */
export type PersonFilter = {
  /** Who has an assignment in this office that has not ended. */
  readonly officeCode?: string | undefined
  readonly role?: Role | undefined
  /** Part of a name, an id or a mail address. */
  readonly text?: string | undefined
  readonly standing?: 'serving' | 'locked' | 'left' | undefined
}

const STANDINGS = `case when p.left_on is not null then 'left' when p.locked_at is not null then 'locked' else 'serving' end`
const NOT_OVER = 'a.revoked_at is null and (a.valid_to is null or a.valid_to > $1)'

/** People in the order of their ids; `after` is the cursor of the page before. */
export async function listPeople(
  db: Database,
  filter: PersonFilter,
  { day, ...place }: Place & { readonly day: Day },
): Promise<Page<PersonEntry>> {
  const { after, limit = 50 } = place
  const values = whichPeople(filter, day)
  const { rows } = await db.query<PersonEntry>(
    `${PERSON_ENTRIES} ${PEOPLE}
       and ($6::text is null or p.person_id > $6 collate "C")
     order by p.person_id collate "C" limit $7`,
    [...values, readPlace(after, 1)[0] ?? null, limit + 1],
  )
  return counted(
    db,
    pageOf(rows, limit, ({ personId }) => [personId]),
    place,
    { rows: PEOPLE, values },
  )
}

const PEOPLE = `from person p
     where (($2::text is null and $3::text is null) or p.person_id in (
         select a.person_id from assignment a where ${NOT_OVER}
           and ($2::text is null or a.office_code = $2) and ($3::text is null or a.role = $3)))
       and ($4::text is null or strpos(p.name_th, $4) > 0
            or strpos(lower(p.name_en || ' ' || p.person_id || ' ' || coalesce(p.email, '')), lower($4)) > 0)
       and ($5::text is null or ${STANDINGS} = $5)`

const PERSON_ENTRIES = `select ${PERSON},
  coalesce((select json_agg(one order by one."validFrom", one."assignmentId") from (
    select ${ASSIGNMENT} from assignment a where a.person_id = p.person_id and ${NOT_OVER}) one), '[]') as assignments`

/** All these people in the order of their ids, as they are read. */
export function readPeople(tx: Transaction, filter: PersonFilter, day: Day): AsyncGenerator<PersonEntry> {
  const sql = `${PERSON_ENTRIES} ${PEOPLE} order by p.person_id collate "C"`
  return rowsOf(tx, sql, whichPeople(filter, day))
}

function whichPeople({ officeCode, role, text, standing }: PersonFilter, day: Day): unknown[] {
  return [day, officeCode ?? null, role ?? null, text ?? null, standing ?? null]
}

/** One of those who work in an office on a day. */
export type StaffMember = Pick<Person, 'personId' | 'nameTh' | 'nameEn'> &
  Pick<Assignment, 'assignmentId' | 'role' | 'capacity' | 'inPlaceOf' | 'validFrom' | 'validTo'>

/** Somebody who serves on a day: the name and where, nothing by which they could be reached. */
export type ServingPerson = Pick<Person, 'personId' | 'nameTh' | 'nameEn'> & {
  readonly posts: readonly { readonly role: Role; readonly officeCode: string }[]
}

/** Who serves anywhere on the day and has this in their name, by name; at most `limit`. */
export async function findServing(
  db: Database,
  text: string,
  { day, limit }: { readonly day: Day; readonly limit: number },
): Promise<ServingPerson[]> {
  const { rows } = await db.query<ServingPerson>(
    `select p.person_id as "personId", p.name_th as "nameTh", p.name_en as "nameEn",
       json_agg(json_build_object('role', a.role, 'officeCode', a.office_code) order by a.valid_from, a.assignment_id) as posts
     from person p join assignment a using (person_id)
     where ${holdsOnSql('$2::date')} and (strpos(p.name_th, $1) > 0 or strpos(lower(p.name_en), lower($1)) > 0)
     group by p.person_id order by p.name_th, p.person_id limit $3`,
    [text, day, limit],
  )
  return rows
}

/** Who works in the office on the day, by role and name: from these an assignee is chosen. */
export async function staffOf(db: Database, officeCode: string, day: Day): Promise<StaffMember[]> {
  const { rows } = await db.query<StaffMember>(
    `select p.person_id as "personId", p.name_th as "nameTh", p.name_en as "nameEn", a.assignment_id as "assignmentId",
       a.role, a.capacity, a.in_place_of as "inPlaceOf", a.valid_from as "validFrom", a.valid_to as "validTo"
     from assignment a join person p using (person_id)
     where a.office_code = $1 and ${holdsOnSql('$2::date')} order by a.role, p.name_th, a.assignment_id`,
    [officeCode, day],
  )
  return rows
}

const HANDS_OUT: readonly Role[] = ['director', 'registrar', 'secretary']

/** Who is told of what comes to the office and names no person: those who hand work out there. */
export async function headsOf(db: Database, officeCode: string, day: Day): Promise<string[]> {
  const staff = await staffOf(db, officeCode, day)
  return [...new Set(staff.filter(({ role }) => HANDS_OUT.includes(role)).map(({ personId }) => personId))]
}

/** Who directs the office in person: no substitute is among them. */
export async function directorsOf(db: Database, officeCode: string, day: Day): Promise<string[]> {
  const staff = await staffOf(db, officeCode, day)
  const inPerson = staff.filter(({ role, inPlaceOf }) => role === 'director' && inPlaceOf === null)
  return [...new Set(inPerson.map(({ personId }) => personId))]
}

/** The names of these persons, for screens: events hold ids only. */
export async function namesOf(
  db: Database,
  personIds: readonly string[],
): Promise<Map<string, Pick<Person, 'nameTh' | 'nameEn'>>> {
  const { rows } = await db.query<Pick<Person, 'personId' | 'nameTh' | 'nameEn'>>(
    'select person_id as "personId", name_th as "nameTh", name_en as "nameEn" from person where person_id = any($1)',
    [[...new Set(personIds)]],
  )
  return new Map(rows.map(({ personId, nameTh, nameEn }) => [personId, { nameTh, nameEn }]))
}

/** A letter that an office has given to a person and that is not done. */
export type HandedTask = {
  readonly caseId: string
  readonly circularId: string
  readonly officeCode: string
  readonly subject: string
  readonly assignee: string
  readonly status: SubmissionStatus
  readonly dueAt: Instant
  /** The person no longer works there: the office hands it to somebody else. */
  readonly isOrphaned: boolean
}

const OPEN: readonly SubmissionStatus[] = [
  ...(['received', 'assigned', 'drafted', 'awaitingApproval', 'returned'] as const),
]

/**
 * What these offices have handed to their people and is not done, the one that is due first on top. That a person no
 * longer works there is read from the assignments of the day: nothing is copied, so nothing can be forgotten.
 */
export async function handedTasks(
  db: Database,
  {
    offices,
    day,
    assignee,
    actor,
  }: { offices: readonly string[]; day: Day; assignee?: string; actor: Actor },
): Promise<HandedTask[]> {
  const known = knownSubmissions({ actor, first: 5 })
  const { rows } = await db.query<HandedTask>(
    `select s.case_id as "caseId", s.circular_id as "circularId", s.office_code as "officeCode", c.subject,
       s.state ->> 'assignee' as assignee, s.status, s.due_at as "dueAt", not ${isServing('s', '$2::date')} as "isOrphaned"
     from submission s join circular c using (circular_id)
     where s.office_code = any($1) and s.status = any($3) and s.state ? 'assignee'
       and ($4::text is null or s.state ->> 'assignee' = $4) and ${known.sql}
     order by s.due_at, s.case_id`,
    [offices, day, OPEN, assignee ?? null, ...known.values],
  )
  return rows
}

/** Those of the cases that lie with a person who no longer works in the office on the day. */
export async function orphanedAmong(
  db: Database,
  caseIds: readonly string[],
  day: Day,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ caseId: string }>(
    `select s.case_id as "caseId" from submission s
     where s.case_id = any($1) and s.status = any($3) and s.state ? 'assignee' and not ${isServing('s', '$2::date')}`,
    [caseIds, day, OPEN],
  )
  return new Set(rows.map(({ caseId }) => caseId))
}

/** Whether the assignee of a submission works in its office on the day. */
function isServing(submission: string, day: string): string {
  return `exists (select from assignment a join person p using (person_id)
    where a.person_id = ${submission}.state ->> 'assignee' and a.office_code = ${submission}.office_code
      and ${holdsOnSql(day)})`
}
