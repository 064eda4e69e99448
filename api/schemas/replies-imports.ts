import { z } from 'zod'
import { sha256 } from './common.js'
import { role } from './people.js'
import { office } from './replies-directory.js'
import { count, day, officeNamed, words } from './replies-common.js'

const fileProblem = z
  .strictObject({
    severity: z.enum(['error', 'warning']),
    line: count,
    column: z.string(),
    code: z.string(),
    ...words,
    value: z.string(),
  })
  .meta({ id: 'FileProblem' })

/** What an import would do, or has done: `plan` before, `applied` after it was done. */
const importOf = <Plan extends z.ZodType, Applied extends z.ZodType>(plan: Plan, applied: Applied) =>
  z.strictObject({
    encoding: z.enum(['utf-8', 'utf-8-bom', 'tis-620', 'windows-874']).nullable(),
    rows: count,
    plan,
    planSha256: sha256,
    problems: z.array(fileProblem),
    canBeApplied: z.boolean(),
    applied: applied.exactOptional(),
  })

const officeChange = z.strictObject({
  code: z.string(),
  fields: z.array(z.string()),
  before: office,
  after: office,
})

/** An import of offices. */
export const officeImport = importOf(
  z.strictObject({
    add: z.array(office),
    change: z.array(officeChange),
    close: z.array(office),
    unchanged: count,
  }),
  z.strictObject({ added: count, changed: count, closed: count }),
)
  .extend({ on: day })
  .meta({ id: 'OfficeImport' })

const closedDay = z.strictObject({ day, nameTh: z.string() })

/** An import of holidays: the national closed days that come and go. */
export const calendarImport = importOf(
  z.strictObject({
    version: z.string(),
    replaces: z.string().nullable(),
    coversFrom: day,
    coversTo: day,
    added: z.array(closedDay),
    removed: z.array(closedDay),
  }),
  z.strictObject({ version: z.string(), isNew: z.boolean() }),
).meta({ id: 'CalendarImport' })

const personChange = z.strictObject({
  line: z.int(),
  personId: z.string(),
  fields: z.array(z.enum(['nameTh', 'nameEn', 'email', 'phone'])),
  give: count,
  end: count,
})

const namedInFile = z.strictObject({
  line: z.int(),
  nameTh: z.string(),
  email: z.string(),
  give: z.array(z.strictObject({ officeCode: z.string(), ...officeNamed, role })),
})

/** An import of people: lines of the file; the first answer of a dry run alone has their names. */
export const peopleImport = importOf(
  z.strictObject({
    add: z.array(z.strictObject({ line: z.int(), assignments: count })),
    change: z.array(personChange),
    unchanged: count,
  }),
  z.strictObject({ added: count, changed: count }),
)
  .extend({ people: z.array(namedInFile).exactOptional() })
  .meta({ id: 'PeopleImport' })
