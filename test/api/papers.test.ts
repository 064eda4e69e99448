/* eslint-disable @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { linesOf, readers } from '../typesetting/readers.js'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const CODE = 'P2101'
const person = {
  name: 'นายสมมติ ลำดับหนึ่ง',
  position: 'ศึกษานิเทศก์',
  phone: '081 000 0000',
  email: 'person1@office.example',
  role: 'คณะทำงาน',
}

/** The words of a paper as they are read, without spaces: where words end is the reader's guess. */
async function wordsOf(bytes: unknown): Promise<string> {
  const [pdfium] = readers
  return linesOf((await pdfium?.read(bytes as Buffer)) ?? '')
    .join('')
    .replaceAll(/\s/g, '')
}

const paper = (id: string, name: string) =>
  office.ask(clerk(CODE), 'get', `/submissions/${id}/${CODE}/${name}`)
const act = (id: string, name: string, body: object = {}) =>
  office.ask(clerk(CODE), 'post', `/submissions/${id}/${CODE}/${name}`, { body })

describe('papers of an office', () => {
  let id: string
  beforeAll(async () => {
    id = await office.launched([CODE])
  })

  it('has no stamped copy before it has received the letter, and no receipt before it has answered', async () => {
    for (const name of ['received.pdf', 'receipt.pdf']) {
      const { status, body } = await paper(id, name)
      expect(status).toBe(409)
      expect(body).toMatchObject({ code: 'NOT_MADE_YET', messageTh: 'เอกสารนี้ยังไม่ได้จัดทำ' })
    }
  })

  it('has a copy of its letter with the stamp of its own book, beside the letter as it was sent', async () => {
    await act(id, 'receive', { number: 41 })
    const { status, body, headers } = await paper(id, 'received.pdf')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    const words = await wordsOf(body)
    expect(words).toContain('เลขรับ๔๑/๒๕๖๖')
    const letter = await office.ask(clerk(CODE), 'get', `/letters/${id}/${CODE}/circular.pdf`)
    expect(await wordsOf(letter.body)).not.toContain('เลขรับ')
  })

  it('has a receipt that says when its answer came, under which hash, and that it was in time', async () => {
    const { body } = await act(id, 'submit', { answer: { persons: [person] } })
    const { answer } = (body as { state: { answer: { answerSha256: string } } }).state
    const reply = await paper(id, 'receipt.pdf')
    expect(reply.status).toBe(200)
    const words = await wordsOf(reply.body)
    expect(words).toContain('ใบรับข้อมูล')
    expect(words).toContain('ส่งภายในกำหนด')
    expect(words).toContain('๔๑/๒๕๖๖')
    expect(words).toContain(answer.answerSha256)
  })

  it('keeps the subject of a secret letter off the receipt', async () => {
    const secret = await office.launched([CODE], { secrecy: 'secret' })
    const director = clerk(CODE, 'director')
    const as = (name: string, body: object = {}) =>
      office.ask(director, 'post', `/submissions/${secret}/${CODE}/${name}`, { body })
    await as('receive')
    await as('nil-return', { reason: 'ไม่มีข้อมูลรายงาน' })
    const { body } = await office.ask(central('officer'), 'get', `/circulars/${secret}`)
    const { subject } = (body as { state: { subject: string } }).state
    const reply = await office.ask(director, 'get', `/submissions/${secret}/${CODE}/receipt.pdf`)
    expect(reply.status).toBe(200)
    const words = await wordsOf(reply.body)
    expect(words).toContain('แจ้งว่าไม่มีข้อมูลรายงาน')
    expect(words).not.toContain(subject.replaceAll(/\s/g, ''))
  })
})
