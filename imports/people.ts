import { checkAssignment, type Assignment } from '../domain/assignment.js'
import type { Capacity, Role } from '../domain/case.js'
import { PERSONS } from '../domain/policy/rule.js'
import { CODES } from '../domain/timeline/codes.js'
import { refusalText } from '../domain/refusals.js'
import type { Day } from '../domain/time.js'
import { cellsOf, readChoice, readDay, type Cells } from './cells.js'
import type { Encoding } from './encoding.js'
import { hasErrors, type Problem } from './problems.js'
import { readTable, type Row } from './table.js'

/** An assignment as a file has it: whose it is, and everything but its id and its standing. */
export type FileAssignment = Pick<
  Assignment,
  'officeCode' | 'role' | 'capacity' | 'orderNo' | 'validFrom' | 'validTo' | 'scope'
> & { readonly line: number }

/** A person as a file has them: one line for each assignment, the same address on all of them. */
export type FilePerson = {
  readonly line: number
  /** Given by the file, or nothing: then the person is known by the address. */
  readonly personId: string | null
  readonly nameTh: string
  readonly nameEn: string
  readonly email: string
  readonly phone: string | null
  readonly assignments: readonly FileAssignment[]
}

/** A file of people. Rows with an error are not among `people`; `problems` is in the order of the lines. */
export type PeopleFile = {
  readonly encoding: Encoding | null
  readonly rows: number
  readonly people: readonly FilePerson[]
  readonly problems: readonly Problem[]
}

/** What a file is read against: the offices there are, and the day from which an assignment without one holds. */
export type PeopleContext = { readonly offices: ReadonlySet<string>; readonly today: Day }

const COLUMNS = {
  required: ['name_th', 'email', 'office_id', 'role'],
  optional: [
    ...['person_id', 'name_en', 'phone', 'capacity', 'order_no'],
    ...['valid_from', 'valid_to', 'audit_offices'],
  ],
}

/** By their codes, or as screens call them. */
const ROLES = Object.fromEntries(
  PERSONS.flatMap((role) => [
    [role, role],
    [CODES[role as keyof typeof CODES].th, role],
  ]),
) as Record<string, Role>

const CAPACITIES: Readonly<Record<string, Capacity>> = {
  holder: 'holder',
  เจ้าของตำแหน่ง: 'holder',
  onBehalf: 'onBehalf',
  ปฏิบัติราชการแทน: 'onBehalf',
  acting: 'acting',
  รักษาราชการแทน: 'acting',
}

type ReadRow = { readonly person: Omit<FilePerson, 'assignments'>; readonly assignment: FileAssignment }

/** Reads people and their assignments from CSV. Nothing is written: see `planPeople`. */
export function readPeopleCsv(bytes: Uint8Array, context: PeopleContext): PeopleFile {
  const table = readTable(bytes, COLUMNS)
  const known = new Map<string, ReadRow[]>()
  const read = table.rows.map((row) => ({ line: row.line, ...readRow(row, context, known) }))
  const problems = [...table.problems, ...read.flatMap((row) => row.problems)].sort((a, b) => a.line - b.line)
  const badLines = new Set(problems.filter((one) => hasErrors([one])).map(({ line }) => line))
  const good = badLines.has(1) ? [] : read.filter(({ line }) => !badLines.has(line))
  return {
    encoding: table.encoding,
    rows: table.count,
    people: together(good.map(({ row }) => row)),
    problems,
  }
}

function readRow(
  row: Row,
  context: PeopleContext,
  known: Map<string, ReadRow[]>,
): { row: ReadRow; problems: Problem[] } {
  const cells = cellsOf(row)
  const read = { person: readPerson(cells), assignment: readAssignment(cells, context) }
  const before = known.get(read.person.email)
  if (!before) {
    known.set(read.person.email, [read])
    return { row: read, problems: cells.problems }
  }
  checkSame(cells, (before[0] as ReadRow).person, read.person)
  const same = before.find(({ assignment }) => isSame(assignment, read.assignment))
  if (same) cells.error('LINE_DOUBLED', 'email', { first: same.assignment.line })
  before.push(read)
  return { row: read, problems: cells.problems }
}

function readPerson(cells: Cells): Omit<FilePerson, 'assignments'> {
  const email = cells.needed('email').toLowerCase()
  if (email && !/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[a-z]{2,}$/.test(email)) cells.error('EMAIL_INVALID', 'email')
  const personId = cells.text('person_id')
  if (personId && !/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(personId)) cells.error('CODE_INVALID', 'person_id')
  return {
    line: cells.line,
    personId: personId || null,
    nameTh: cells.needed('name_th'),
    nameEn: cells.text('name_en'),
    email,
    phone: cells.text('phone') || null,
  }
}

function readAssignment(cells: Cells, { offices, today }: PeopleContext): FileAssignment {
  const officeCode = cells.needed('office_id')
  if (officeCode && !offices.has(officeCode)) cells.error('OFFICE_UNKNOWN', 'office_id')
  const role = readChoice(cells, 'role', ROLES)
  const capacity = cells.text('capacity') === '' ? 'holder' : readChoice(cells, 'capacity', CAPACITIES)
  const validFrom = readDay(cells, 'valid_from') ?? today
  const validTo = readDay(cells, 'valid_to') ?? null
  const scope = scopeOf(cells)
  const assignment = {
    ...{ line: cells.line, officeCode, role: role ?? 'officer', capacity: capacity ?? 'holder' },
    ...{ orderNo: cells.text('order_no') || null, validFrom, validTo, scope },
  }
  if (role && capacity) checkRules(cells, assignment, today)
  return assignment
}

function scopeOf(cells: Cells): Assignment['scope'] {
  const offices = cells.list('audit_offices')
  if (offices.length === 0) return null
  return { offices: offices[0] === 'all' ? 'all' : offices }
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  '/role': 'role',
  '/orderNo': 'order_no',
  '/validFrom': 'valid_from',
  '/validTo': 'valid_to',
  '/scope': 'audit_offices',
}

/** What the rules say of the assignment, as a problem of its cell. */
function checkRules(cells: Cells, assignment: FileAssignment, today: Day): void {
  const refused = checkAssignment({ ...assignment, inPlaceOf: null, alsoFor: [], revokedAt: null }, today)
  if (!refused) return
  const { th, en } = refusalText(refused)
  cells.error('RULE', COLUMN_OF[refused.pointer ?? ''] ?? 'role', { th, en })
}

/** Whether two lines give the same, whatever order they name and until when it holds. */
const isSame = (one: FileAssignment, other: FileAssignment): boolean =>
  (['officeCode', 'role', 'capacity', 'validFrom'] as const).every((member) => one[member] === other[member])

/** The lines of one person must not say different things of them. */
function checkSame(
  cells: Cells,
  first: Omit<FilePerson, 'assignments'>,
  again: Omit<FilePerson, 'assignments'>,
): void {
  const columns = { name_th: 'nameTh', name_en: 'nameEn', phone: 'phone', person_id: 'personId' } as const
  for (const [column, member] of Object.entries(columns))
    if (first[member] !== again[member]) cells.error('PERSON_DIFFERS', column, { first: first.line })
}

function together(rows: readonly ReadRow[]): FilePerson[] {
  const people = new Map<string, FilePerson & { assignments: FileAssignment[] }>()
  for (const { person, assignment } of rows) {
    const found = people.get(person.email)
    if (found) found.assignments.push(assignment)
    else people.set(person.email, { ...person, assignments: [assignment] })
  }
  return [...people.values()]
}
