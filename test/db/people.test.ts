import { currentAssignments, insertAssignments, loadPerson, personByEmail } from '../../db/assignments.js'
import { insertPeople } from '../../db/people.js'
import { inTransaction } from '../../db/pool.js'
import type { Assignment } from '../../domain/assignment.js'
import { openRecords, type Records } from '../support/records.js'

let records: Records
beforeAll(async () => {
  records = await openRecords()
})
afterAll(() => records.close())

const registrar: Assignment = {
  assignmentId: 'a-registrar',
  personId: 'person-1',
  officeCode: 'P2101',
  role: 'registrar',
  capacity: 'holder',
  orderNo: null,
  validFrom: '2023-10-01',
  validTo: null,
  inPlaceOf: null,
  alsoFor: [],
  scope: null,
  revokedAt: null,
}
const acting: Assignment = {
  ...registrar,
  assignmentId: 'a-acting',
  role: 'director',
  capacity: 'acting',
  orderNo: '12/2566',
  validFrom: '2023-11-20',
  validTo: '2023-11-25',
  inPlaceOf: 'person-2',
  alsoFor: ['person-3'],
}

beforeAll(() =>
  inTransaction(records.pool, async (tx) => {
    const people = ['person-1', 'person-2', 'person-3'].map((personId) => ({
      personId,
      nameTh: `บุคคลสมมุติ ${personId}`,
      nameEn: '',
      email: `${personId}@office.example`,
      phone: null,
    }))
    await insertPeople(tx, people, 'setup')
    await insertAssignments(tx, [registrar, acting], 'setup')
  }),
)

describe('people and what they may do', () => {
  test('a person is found by id and by any spelling of the mail address', async () => {
    const person = await loadPerson(records.pool, 'person-1')
    expect(person).toMatchObject({
      personId: 'person-1',
      email: 'person-1@office.example',
    })
    expect(await personByEmail(records.pool, ' Person-1@OFFICE.example ')).toEqual(person)
    expect(await loadPerson(records.pool, 'nobody')).toBeUndefined()
  })

  test('an assignment gives its rights from its first day to the day before its end', async () => {
    const on = async (day: string) => currentAssignments(records.pool, 'person-1', day)
    expect(await on('2023-09-30')).toEqual([])
    expect(await on('2023-11-19')).toEqual([registrar])
    expect(await on('2023-11-20')).toEqual([registrar, acting])
    expect(await on('2023-11-24')).toEqual([registrar, acting])
    expect(await on('2023-11-25')).toEqual([registrar])
  })

  test('the product may close an assignment, but neither change what it gives nor delete it', async () => {
    const refused = { code: '42501' }
    await expect(records.pool.query("update assignment set role = 'director'")).rejects.toMatchObject(refused)
    await expect(records.pool.query('delete from assignment')).rejects.toMatchObject(refused)
    await expect(records.pool.query('delete from person')).rejects.toMatchObject(refused)
  })
})
