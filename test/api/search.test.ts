/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import type { Actor } from '../../domain/case.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let water: string
let meeting: string
const officer = central('officer')
const auditor = { ...central('auditor'), scope: { offices: ['P2101'] } } as const

beforeAll(async () => {
  office = await openOffice()
  water = await office.launched(['P2101', 'P2102'], { subject: 'การจัดหาน้ำดื่มสะอาดในสถานศึกษา' })
  meeting = await office.launched(['P2102', 'S60'], { subject: 'เชิญประชุมเชิงปฏิบัติการครั้งที่ ๓' })
}, 90_000)
afterAll(() => office.close(), 60_000)

const found = async (who: Actor, text: string): Promise<string[]> => {
  const { body } = await office.ask(who, 'get', `/search?text=${encodeURIComponent(text)}`)
  return body.items.map(({ caseId }: { caseId: string }) => caseId)
}
const circular = (id: string) => `circular/${id}`
const answer = (id: string, code: string) => `submission/${id}/${code}`

describe('a search over cases', () => {
  it('finds circulars by subject, number and the text of the letter', async () => {
    expect(await found(officer, 'น้ำดื่ม')).toEqual([circular(water)])
    expect(await found(officer, 'ดื่มสะ')).toEqual([circular(water)])
    expect(await found(officer, 'ครั้งที่ 3')).toEqual([circular(meeting)])
    expect(await found(officer, '04999/ว2')).toEqual([circular(meeting)])
    expect((await found(officer, 'ถอดบทเรียน')).sort()).toEqual([circular(water), circular(meeting)].sort())
  })

  it('puts one that is about the word before one whose letter only speaks of it, however often', async () => {
    const drafted = async (subject: string, text: string) => {
      const overrides = { subject, letter: { body: [{ kind: 'paragraph', text }] } }
      const body = { procedureId: 'host-and-name-officers', overrides }
      return circular((await office.ask(officer, 'post', '/circulars', { body })).body.circularId as string)
    }
    const spoken = 'บัวหลวง ตอบภายใน {due} '.repeat(5)
    const before = await drafted('เรื่องอื่น', spoken)
    const about = await drafted('การปลูกบัวหลวง', 'ตอบภายใน {due}')
    const after = await drafted('อีกเรื่องหนึ่ง', spoken)
    const [first, ...others] = await found(officer, 'บัวหลวง')
    expect([first, others.sort()]).toEqual([about, [before, after].sort()])
  })

  it('finds answers by the name of their office, and by office and subject together', async () => {
    expect(await found(officer, 'อุดรธานี')).toEqual([answer(meeting, 'S60')])
    const { items } = (await office.ask(officer, 'get', `/search?text=${encodeURIComponent('อุดรธานี')}`)).body
    expect(items[0].officeEn).toBe('The Secondary Educational Service Area Office Udon Thani')
    expect(await found(officer, 'P2102 น้ำดื่ม')).toEqual([answer(water, 'P2102')])
    expect(await found(officer, 'S60 น้ำดื่ม')).toEqual([])
  })

  it('shows an addressed office its own, an auditor what is in scope, another issuer nothing', async () => {
    expect(await found(clerk('P2101'), 'น้ำดื่ม')).toEqual([answer(water, 'P2101')])
    expect(await found(clerk('P2101'), 'ประชุม')).toEqual([])
    expect(await found(auditor, 'P2101')).toEqual([answer(water, 'P2101')])
    expect(await found(auditor, 'P2102')).toEqual([])
    expect(await found({ ...officer, personId: 'person-other', officeCode: 'C0002' }, 'น้ำดื่ม')).toEqual([])
  })

  it('finds a secret case for the named persons only', async () => {
    const sql = 'update %s set secrecy = $2 where circular_id = $1'
    for (const table of ['circular', 'submission'])
      await office.cases.pool.query(sql.replace('%s', table), [water, 'secret'])
    for (const who of [officer, clerk('P2101'), auditor]) expect(await found(who, 'น้ำดื่ม')).toEqual([])
    await office.cases.pool.query(`update circular set named = '["person-officer"]' where circular_id = $1`, [
      water,
    ])
    expect(await found(officer, 'น้ำดื่ม')).toEqual([circular(water)])
    for (const table of ['circular', 'submission'])
      await office.cases.pool.query(sql.replace('%s', table), [water, 'plain'])
  })

  it('comes in pages that together are the whole', async () => {
    const whole = await found(officer, 'P2102')
    expect(whole).toHaveLength(2)
    const path = `/search?text=P2102&limit=1`
    const first = (await office.ask(officer, 'get', path)).body
    const second = (await office.ask(officer, 'get', `${path}&cursor=${first.next}`)).body
    expect([...first.items, ...second.items].map(({ caseId }: { caseId: string }) => caseId)).toEqual(whole)
    expect(second.next).toBeUndefined()
  })
})

describe('a register of the own office', () => {
  const path = `/registers/P2102/inward/2023?text=${encodeURIComponent('น้ำดื่ม')}`

  it('finds lines by text for the office itself; for others, and an auditor sent elsewhere, there is none', async () => {
    await office.ask(clerk('P2102'), 'post', `/submissions/${water}/P2102/receive`, { body: {} })
    const own = await office.ask(clerk('P2102'), 'get', path)
    expect(own.body.items).toMatchObject([{ number: 1, caseId: answer(water, 'P2102') }])
    expect((await office.ask(clerk('P2101'), 'get', path)).status).toBe(404)
    expect((await office.ask(auditor, 'get', path)).status).toBe(404)
  })

  it('is open to an auditor in whose scope the office lies, and the office is shown that it was read', async () => {
    const ofOffice = {
      ...central('auditor', 'auditor-of-P2102'),
      scope: { offices: ['P2102'] },
    } as const
    const readings = async (who: Actor) =>
      (await office.ask(who, 'get', '/readings')).body.items.filter(
        ({ what }: { what: string }) => what === 'register.read',
      )
    // What the office looks at in its own book is its work, and what is refused was not read.
    expect(await readings(clerk('P2102'))).toEqual([])
    const found = await office.ask(ofOffice, 'get', path)
    expect([found.status, found.body.items]).toMatchObject([200, [{ caseId: answer(water, 'P2102') }]])
    expect(await readings(clerk('P2102'))).toMatchObject([
      { what: 'register.read', role: 'auditor', officeCode: 'C0001', caseId: 'register/P2102/inward/2023' },
    ])
    expect(await readings(clerk('P2101'))).toEqual([])
  })
})
