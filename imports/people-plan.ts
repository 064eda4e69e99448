import { checkFree, overlaps, type Assignment } from '../domain/assignment.js'
import { refusalText } from '../domain/refusals.js'
import type { FileAssignment, FilePerson } from './people.js'
import { problem, type Problem } from './problems.js'

/** A person whom the directory of people knows, with what has not ended. */
export type KnownPerson = Pick<FilePerson, 'nameTh' | 'nameEn' | 'email' | 'phone'> & {
  readonly personId: string
  readonly isServing: boolean
  readonly assignments: readonly Assignment[]
}

/** A known person of whom the file says something else. */
export type PersonChange = {
  readonly person: FilePerson
  readonly personId: string
  readonly fields: readonly ('nameTh' | 'nameEn' | 'email' | 'phone')[]
  readonly give: readonly FileAssignment[]
  /** Assignments that the file ends. */
  readonly end: readonly { readonly assignmentId: string; readonly validTo: string }[]
}

/** What an import would do. People who are not in the file stay as they are. */
export type PeoplePlan = {
  readonly add: readonly FilePerson[]
  readonly change: readonly PersonChange[]
  readonly unchanged: number
  readonly problems: readonly Problem[]
}

/**
 * Compares a file with the people there are, by id where the file has one and else by address. `around` are the
 * assignments that stand in the offices of the file: a position that is held cannot be given.
 */
export function planPeople(
  file: readonly FilePerson[],
  known: readonly KnownPerson[],
  around: readonly Assignment[],
): PeoplePlan {
  const byId = new Map(known.map((one) => [one.personId, one]))
  const byEmail = new Map(known.map((one) => [one.email, one]))
  const positions = createPositions(around)
  const [add, change, problems]: [FilePerson[], PersonChange[], Problem[]] = [[], [], []]
  for (const person of file) {
    const before = person.personId === null ? byEmail.get(person.email) : byId.get(person.personId)
    problems.push(...mixUp(person, before, byEmail.get(person.email)))
    const changed = before && changeOf(person, before)
    if (!before) add.push(person)
    else if (changed) change.push(changed)
    const given = changed?.give ?? (before ? [] : person.assignments)
    problems.push(...given.flatMap((one) => positions.take(one, before?.personId ?? person.email)))
  }
  return { add, change, unchanged: file.length - add.length - change.length, problems }
}

function mixUp(
  person: FilePerson,
  before: KnownPerson | undefined,
  holder: KnownPerson | undefined,
): Problem[] {
  const place = { line: person.line, column: 'email', value: person.email }
  if (holder && holder.personId !== before?.personId)
    return [problem('EMAIL_TAKEN', { ...place, params: { personId: holder.personId } })]
  return before && !before.isServing
    ? [problem('PERSON_NOT_SERVING', { ...place, value: before.personId })]
    : []
}

function changeOf(person: FilePerson, before: KnownPerson): PersonChange | undefined {
  const fields = (['nameTh', 'nameEn', 'email', 'phone'] as const).filter(
    // A file without a telephone or an English name does not take away the one that was entered.
    (field) => (person[field] ?? '') !== '' && person[field] !== before[field],
  )
  const give = person.assignments.filter((one) => !before.assignments.some((held) => isSame(one, held)))
  const end = person.assignments.flatMap((one) => {
    const held = before.assignments.find((other) => isSame(one, other))
    const isEarlier = held && one.validTo !== null && (held.validTo === null || one.validTo < held.validTo)
    return isEarlier ? [{ assignmentId: held.assignmentId, validTo: one.validTo }] : []
  })
  if (fields.length + give.length + end.length === 0) return undefined
  return { person, personId: before.personId, fields, give, end }
}

function isSame(one: FileAssignment, held: Assignment): boolean {
  return (
    one.officeCode === held.officeCode &&
    one.role === held.role &&
    one.capacity === held.capacity &&
    held.revokedAt === null &&
    overlaps(one, held)
  )
}

/** The positions of the offices while the file is gone through: each line finds those that came before it taken. */
function createPositions(around: readonly Assignment[]) {
  const taken = new Map<string, Assignment[]>()
  const of = (officeCode: string): Assignment[] => taken.get(officeCode) ?? []
  for (const one of around) taken.set(one.officeCode, [...of(one.officeCode), one])
  return {
    take(one: FileAssignment, personId: string): Problem[] {
      const { line, ...wish } = one
      const wanted = { ...wish, personId, inPlaceOf: null, alsoFor: [], revokedAt: null }
      const refused = checkFree(wanted, of(one.officeCode))
      taken.set(one.officeCode, [...of(one.officeCode), { ...wanted, assignmentId: `line-${line}` }])
      if (!refused) return []
      return [problem('RULE', { line, column: 'role', value: one.role, params: refusalText(refused) })]
    },
  }
}
