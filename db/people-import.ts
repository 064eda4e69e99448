import type { Assignment } from '../domain/assignment.js'
import { personnelCase, type Stamp } from '../domain/case.js'
import type { PersonnelAct } from '../domain/personnel/case.js'
import { decideAllPersonnel } from '../domain/personnel/decide.js'
import type { Refusal } from '../domain/refusals.js'
import type { Day } from '../domain/time.js'
import type { KnownPerson, PeoplePlan, PersonChange } from '../imports/people-plan.js'
import type { FileAssignment, FilePerson } from '../imports/people.js'
import { ASSIGNMENT, assignmentsAround, byOffice, PERSON } from './assignments.js'
import { changeDetails } from './people.js'
import { admitPeople, advancePersonnel } from './personnel.js'
import type { Database, Transaction } from './pool.js'

/** The people of a file whom the directory knows already, by id or address, with what they hold on the day or later. */
export async function knownPeople(
  db: Database,
  file: readonly FilePerson[],
  day: Day,
): Promise<KnownPerson[]> {
  const { rows } = await db.query<KnownPerson>(
    `select ${PERSON}, p.locked_at is null and p.left_on is null as "isServing",
       coalesce((select json_agg(one order by one."assignmentId") from (
         select ${ASSIGNMENT} from assignment a where a.person_id = p.person_id and a.revoked_at is null
           and (a.valid_to is null or a.valid_to > $3)) one), '[]') as assignments
     from person p where p.email = any($1) or p.person_id = any($2)`,
    [file.map(({ email }) => email), file.flatMap(({ personId }) => personId ?? []), day],
  )
  return rows
}

/** Makes the ids that the file does not give: the same request makes the same ones. */
export type MakeId = (purpose: 'person' | 'assignment', line: number) => string

/** How many people were entered and changed. */
export type AppliedPeople = { readonly added: number; readonly changed: number }

/** Takes a confirmed plan into the record, all of it or nothing: after a refusal the caller rolls back. */
export async function applyPeoplePlan(
  tx: Transaction,
  plan: Pick<PeoplePlan, 'add' | 'change'>,
  {
    at,
    by,
    cause,
    day,
    makeId,
  }: Stamp & { readonly cause: string; readonly day: Day; readonly makeId: MakeId },
): Promise<AppliedPeople | Refusal> {
  const given = (personId: string, one: FileAssignment): Assignment => {
    const { line, ...wish } = one
    const assignmentId = makeId('assignment', line)
    return { assignmentId, personId, ...wish, inPlaceOf: null, alsoFor: [], revokedAt: null }
  }
  const newcomers = plan.add.map(({ personId, line, assignments, nameTh, nameEn, email, phone }) => {
    const id = personId ?? makeId('person', line)
    const details = { nameTh, nameEn, email, phone }
    return { personId: id, details, assignments: assignments.map((one) => given(id, one)) }
  })
  const wishes = [...plan.add, ...plan.change.map(({ person }) => person)].flatMap(
    ({ assignments }) => assignments,
  )
  const around = () =>
    assignmentsAround(
      tx,
      wishes.map(({ officeCode }) => officeCode),
      day,
    )
  const refused =
    (await admitPeople(tx, newcomers, { at, by, cause, among: await around() })) ??
    (await changePeople(tx, plan.change, { at, by, cause, given, among: await around() }))
  return refused ?? { added: plan.add.length, changed: plan.change.length }
}

type Changing = Stamp & {
  readonly cause: string
  readonly among: readonly Assignment[]
  readonly given: (personId: string, one: FileAssignment) => Assignment
}

async function changePeople(
  tx: Transaction,
  changes: readonly PersonChange[],
  { at, by, cause, among, given }: Changing,
): Promise<Refusal | undefined> {
  for (const { personId, person, fields } of changes)
    if (fields.length > 0) await writeDetails(tx, personId, person)
  const standing = byOffice(among)
  const byCase = new Map(changes.map((change) => [personnelCase(change.personId), change]))
  const advanced = await advancePersonnel(tx, {
    caseIds: [...byCase.keys()],
    cause,
    decide(state, caseId) {
      const { personId, fields, give, end } = byCase.get(caseId) as PersonChange
      const acts: PersonnelAct[] = [
        { at, by, type: 'changeDetails', fields },
        ...end.map((one) => ({ at, by, type: 'end', ...one }) as const),
        ...give.map((one) => {
          const others = (standing.get(one.officeCode) ?? []).filter((other) => other.personId !== personId)
          return { at, by, type: 'give', assignment: given(personId, one), among: others } as const
        }),
      ]
      return decideAllPersonnel(state, acts)
    },
  })
  return advanced.find(({ refusal }) => refusal)?.refusal
}

/** What the file leaves empty stays as it is. */
async function writeDetails(tx: Transaction, personId: string, person: FilePerson): Promise<void> {
  const { rows } = await tx.query<{ nameEn: string; phone: string | null }>(
    'select name_en as "nameEn", phone from person where person_id = $1',
    [personId],
  )
  const { nameTh, nameEn, email, phone } = person
  await changeDetails(tx, personId, {
    ...{ nameTh, email, nameEn: nameEn || (rows[0]?.nameEn ?? '') },
    phone: phone ?? rows[0]?.phone ?? null,
  })
}
