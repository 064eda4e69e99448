import { openOffice, type Office } from './office.js'
import { central } from './people.js'
import { draftCircular } from '../support/records.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')
const draft = (who = officer) =>
  office.ask(who, 'post', '/circulars', { body: { procedureId: 'host-and-name-officers' } })

test('a person who has 200 drafts begins no more, until one is sent on or given up; a colleague may', async () => {
  const { pool } = office.cases
  for (let i = 0; i < 199; i += 1) await draftCircular(pool)
  const last = await draft()
  expect(last.status).toBe(201)
  const refused = await draft()
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: 'TOO_MANY_DRAFTS', messageEn: expect.stringContaining('200 drafts') as string },
  ])
  expect((await draft(central('officer', 'another-officer'))).status).toBe(201)
  const { circularId } = last.body as { circularId: string }
  const sent = await office.ask(officer, 'post', `/circulars/${circularId}/send-for-approval`, { body: {} })
  expect(sent.status).toBe(200)
  expect((await draft()).status).toBe(201)
  expect((await draft()).status).toBe(409)
}, 60_000)
