import { z } from 'zod'
import { readPeople, type PersonEntry } from '../../db/people.js'
import { keepReading } from '../../db/readings.js'
import { inSnapshot } from '../../db/snapshot.js'
import { dayOf } from '../../domain/time.js'
import { peopleTable, type ListedPerson } from '../../templates/reports/people.js'
import { exportFile, FORMATS, MEDIA_TYPES, piecesOf } from '../export-file.js'
import { peopleQuery, whichPeople } from '../people.js'
import { route } from '../route.js'
import { CAPACITY_WORDS, ROLE_WORDS } from '../sign-in/pages/words.js'

const take = route({
  method: 'get',
  path: '/people/list/:format',
  access: 'person.export',
  limit: 'exports',
  summary: 'The list of people as a file, with what they hold; that it was taken is put on record',
  summaryTh: 'รายชื่อบุคคลเป็นแฟ้มพร้อมตำแหน่ง โดยบันทึกการนำออกไว้',
  replies: { 200: { mediaTypes: Object.values(MEDIA_TYPES) } },
  params: z.strictObject({ format: z.enum(FORMATS) }),
  query: peopleQuery,
  async handle({ actor, act, signedIn, params: { format }, query, at }, { pool }) {
    const day = dayOf(at)
    const filter = whichPeople(actor, query)
    const ownerOffice = filter.officeCode ?? actor.officeCode
    const subject = { caseId: `people/${filter.officeCode ?? 'all'}`, ownerOffice }
    await keepReading(pool, { by: actor, sessionId: signedIn?.sessionId ?? '', what: act, subject })
    const pieces = inSnapshot(pool, (tx) => {
      const people = () => listed(readPeople(tx, filter, day))
      return piecesOf(format, { table: () => peopleTable(people()), lines: people })
    })
    return { file: exportFile({ name: `people-${filter.officeCode ?? 'all'}-${day}`, format }, pieces) }
  },
})

/** Why somebody was locked stays with those who keep the record. */
async function* listed(people: AsyncIterable<PersonEntry>): AsyncGenerator<ListedPerson> {
  for await (const { personId, nameTh, nameEn, email, phone, assignments, ...person } of people)
    yield {
      ...{ personId, nameTh, nameEn, email, phone, standing: standingOf(person) },
      assignments: assignments.map(({ officeCode, role, capacity, orderNo, validFrom, validTo }) => ({
        ...{
          officeCode,
          role,
          roleTh: ROLE_WORDS[role].th,
          capacity,
          capacityTh: CAPACITY_WORDS[capacity].th,
        },
        ...{ orderNo, validFrom, validTo },
      })),
    }
}

function standingOf({
  leftOn,
  lockedAt,
}: Pick<PersonEntry, 'leftOn' | 'lockedAt'>): ListedPerson['standing'] {
  if (leftOn !== null) return 'left'
  return lockedAt === null ? 'serving' : 'locked'
}

/** People as a file. */
export const PEOPLE_EXPORT_ROUTES = [take]
