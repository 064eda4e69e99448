import type { z } from 'zod'
import { assignmentsAround } from '../../db/assignments.js'
import { loadCentralOffices, loadOffices, officeNamer, type OfficeNamed } from '../../db/directory.js'
import { applyPeoplePlan, knownPeople } from '../../db/people-import.js'
import { lockPositions } from '../../db/personnel.js'
import { inTransaction, type Database } from '../../db/pool.js'
import { dayOf, type Day } from '../../domain/time.js'
import { readPeopleCsv, type FileAssignment, type FilePerson } from '../../imports/people.js'
import { planPeople, type PeoplePlan } from '../../imports/people-plan.js'
import { sha256Of } from '../../ledger/chain.js'
import { idFor } from '../ids.js'
import { CSV, importQuery, runImport } from '../imports.js'
import { orRefuse } from '../refusals.js'
import { route } from '../route.js'
import { peopleImport } from '../schemas/replies-imports.js'

const importPeople = route<Record<string, string>, z.infer<typeof importQuery>, Buffer>({
  method: 'post',
  path: '/people/imports',
  access: 'person.import',
  summary:
    'Enter and change people by a CSV file, one line for each assignment: a dry run tells every problem and the plan, the real run needs its hash',
  summaryTh:
    'นำเข้าบุคคลและตำแหน่งจากแฟ้ม CSV หนึ่งบรรทัดต่อหนึ่งตำแหน่ง: การทดลองแจ้งทุกข้อผิดพลาดและแผน การนำเข้าจริงต้องระบุแฮชของแผน',
  replies: { 200: peopleImport, 201: peopleImport },
  query: importQuery,
  body: { mediaTypes: CSV },
  async handle({ actor: by, body, query, at, key }, { pool }) {
    const day = dayOf(at)
    const offices = await officeCodes(pool, day)
    const file = readPeopleCsv(body, { offices, today: day })
    const concerned = file.people.flatMap(({ assignments }) =>
      assignments.map(({ officeCode }) => officeCode),
    )
    const [known, around] = await Promise.all([
      knownPeople(pool, file.people, day),
      assignmentsAround(pool, concerned, day),
    ])
    const plan = planPeople(file.people, known, around)
    const makeId = (purpose: 'person' | 'assignment', line: number): string =>
      `${purpose.charAt(0)}-${idFor(key, at, `${purpose}/${line}`)}`
    return runImport({
      dryRun: query.dryRun,
      confirmed: query.planSha256,
      problems: [...file.problems, ...plan.problems].sort((a, b) => a.line - b.line),
      planSha256: sha256Of({ add: plan.add, change: plan.change }),
      report: { encoding: file.encoding, rows: file.rows, plan: inShort(plan) },
      shownOnce: { people: byName(plan, await officeNamer(pool, concerned, 'short')) },
      apply: () =>
        inTransaction(pool, async (tx) => {
          await lockPositions(tx)
          return orRefuse(await applyPeoplePlan(tx, plan, { at, by, cause: `act/${key}`, day, makeId }))
        }),
    })
  },
})

async function officeCodes(db: Database, day: Day): Promise<ReadonlySet<string>> {
  const [central, addressed] = await Promise.all([loadCentralOffices(db), loadOffices(db, day)])
  return new Set([...central, ...addressed].map(({ code }) => code))
}

/** The plan by the lines of the file: what is kept of a request holds no names. */
function inShort({ add, change, unchanged }: PeoplePlan) {
  return {
    add: add.map(({ line, assignments }) => ({ line, assignments: assignments.length })),
    change: change.map(({ person, personId, fields, give, end }) => ({
      ...{ line: person.line, personId, fields, give: give.length, end: end.length },
    })),
    unchanged,
  }
}

/** The same for the person who looks at the dry run: who it is, and what they are given where. */
function byName({ add, change }: PeoplePlan, nameOf: (code: string) => OfficeNamed) {
  const given = (of: readonly FileAssignment[]) =>
    of.map(({ officeCode, role }) => ({ officeCode, ...nameOf(officeCode), role }))
  return [
    ...add.map((one) => ({ ...named(one), give: given(one.assignments) })),
    ...change.map(({ person, give }) => ({ ...named(person), give: given(give) })),
  ]
}

const named = ({ line, nameTh, email }: FilePerson) => ({ line, nameTh, email })

/** Bringing in people. */
export const PEOPLE_IMPORT_ROUTES = [importPeople]
