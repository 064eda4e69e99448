import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import type { Actor, Role } from '../../domain/case.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const officer = central('officer')
const CODES = ['P2001', 'P2101', 'P2102', 'S01']
const person = (name: string) => ({
  name,
  position: 'ศึกษานิเทศก์',
  phone: '0810000000',
  email: 'person@office.example',
  role: 'คณะทำงาน',
})

/** P2101 answers twice (returned between), P2102 has nothing to report, that of P2001 is returned, S01 does not answer. */
beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(CODES)
  const deadline = { kind: 'fixed', day: '2023-11-29', time: '16:30' }
  const send = async (who: Actor, code: string, act: string, body: object) => {
    const reply = await office.ask(who, 'post', `/submissions/${id}/${code}/${act}`, { body })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  }
  for (const code of ['P2101', 'P2102', 'P2001']) await send(clerk(code), code, 'receive', {})
  for (const code of ['P2101', 'P2001']) {
    await send(clerk(code), code, 'submit', { answer: { persons: [person(`=ผู้เคยส่ง ${code}`)] } })
    await send(officer, code, 'return', { reason: 'ขาดตำแหน่ง', deadline })
  }
  const second = { persons: [person('=นายหนึ่ง'), person('นางสอง'), person('นางสาวสาม')] }
  await send(clerk('P2101'), 'P2101', 'submit', { answer: second })
  await send(clerk('P2102'), 'P2102', 'nil-return', { reason: 'ไม่มีสถานศึกษานำร่อง' })
}, 120_000)
afterAll(() => office.close(), 60_000)

const table = (who: Actor, format: string) => office.ask(who, 'get', `/circulars/${id}/answers/${format}`)
const textOf = ({ body }: Reply) => (body as Buffer).toString('utf8')

describe('the list of responsible persons', () => {
  it('is one CSV: the latest version of each office, a row for each person, offices without an answer too', async () => {
    const reply = await table(officer, 'csv')
    expect(reply.headers.get('content-type')).toContain('text/csv')
    expect(reply.headers.get('content-disposition')).toContain('answers-2023-1.csv')
    expect((reply.body as Buffer).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const rows = parse<Record<string, string>>(reply.body as Buffer, { columns: true, bom: true })
    expect(rows.map((row) => [row['รหัส'], row['ชื่อ – สกุล'], row['ฉบับที่']])).toEqual([
      ['P2001', '', ''],
      ['P2101', "'=นายหนึ่ง", '2'],
      ['P2101', 'นางสอง', '2'],
      ['P2101', 'นางสาวสาม', '2'],
      ['P2102', '', '1'],
      ['S01', '', ''],
    ])
    expect(rows[1]).toMatchObject({ จังหวัด: 'ระยอง', 'ส่งเมื่อ (พ.ศ.)': '2566-11-21 09:00:00' })
    expect(textOf(reply)).not.toContain('ผู้เคยส่ง')
  })

  it('is the same as a workbook and, nested, as JSON Lines', async () => {
    const [sheet] = await readXlsxFile((await table(officer, 'xlsx')).body as Buffer)
    expect(sheet!.data).toHaveLength(7)
    expect(sheet!.data[2]).toContain('=นายหนึ่ง')
    const lines = textOf(await table(officer, 'jsonl'))
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[1]!)).toMatchObject({ officeCode: 'P2101', version: 2, late: false })
    const stable = await table(officer, 'csv?heads=machine')
    expect(textOf(stable)).toContain('answer.persons.phone')
    expect((await table(officer, 'pdf')).status).toBe(422)
  })

  it('is for the staff of the office that asked, and for nobody else', async () => {
    const roles: Role[] = ['officer', 'checker', 'signer', 'registrar', 'districtOfficer', 'director']
    for (const format of ['csv', 'xlsx', 'jsonl'])
      for (const role of roles) {
        const others: [Actor, number][] = [
          [central(role), 200],
          [{ ...central(role), officeCode: 'C0002' }, 404],
          [clerk('P2101', role), 403],
          [clerk('P9999', role), 403],
        ]
        for (const [who, status] of others) {
          const reply = await table(who, format)
          expect([format, role, who.officeCode, reply.status]).toEqual([format, role, who.officeCode, status])
          if (status !== 200) expect(JSON.stringify(reply.body)).not.toContain('นาย')
        }
      }
    expect((await office.ask(undefined, 'get', `/circulars/${id}/answers/csv`)).status).toBe(401)
  })
})
