/* eslint-disable @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { createHash } from 'node:crypto'
import { openOffice, type Office } from './office.js'
import { clerk } from './people.js'

let office: Office
let id: string
let code: string
let sha256: string

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102'])
  const letter = await office.ask(clerk('P2101'), 'get', `/letters/${id}/P2101/circular.pdf`)
  sha256 = createHash('sha256')
    .update(letter.body as Buffer)
    .digest('hex')
  code = await codeOf('P2101')
}, 90_000)
afterAll(() => office.close(), 60_000)

async function codeOf(officeCode: string): Promise<string> {
  const { rows } = await office.cases.pool.query<{ code: string }>(
    'select code from letter where circular_id = $1 and office_code = $2',
    [id, officeCode],
  )
  return rows[0]?.code ?? ''
}
const asked = async (what: string) => (await office.ask(undefined, 'get', `/verify/${what}`)).body
const page = async (what: string) => {
  const response = await fetch(`${office.url}/v/${what}`)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

describe('whoever holds a letter', () => {
  it('is told by its code or by the hash of its file that it is genuine: number, day, hash, no more', async () => {
    const genuine = {
      genuine: true,
      sha256,
      number: 'ศธ 04999/ว1',
      issuedAt: '2023-11-21T02:00:00.000Z',
      withdrawn: false,
    }
    expect(await asked(code)).toEqual(genuine)
    expect(await asked(sha256)).toEqual(genuine)
    expect(await asked(`${code.slice(0, 8)}-${code.slice(8).toUpperCase()}`)).toEqual(genuine)
  })

  it('gets the same answer, in form and status, for what nobody issued', async () => {
    const nothing = { genuine: false, sha256: null, number: null, issuedAt: null, withdrawn: null }
    const oneOff = `${code.slice(0, 15)}${code.toLowerCase().endsWith('z') ? 'y' : 'z'}`
    for (const unknown of ['0'.repeat(16), '0'.repeat(64), oneOff])
      expect(await asked(unknown)).toEqual(nothing)
    expect((await office.ask(undefined, 'get', '/verify/../1')).status).toBe(404)
    expect((await office.ask(undefined, 'get', `/verify/${id}`)).status).toBe(422)
  })

  it('sees a page without script that says so in Thai and English', async () => {
    const { status, headers, html } = await page(code)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const part of [
      'หนังสือฉบับนี้เป็นของแท้',
      'This letter is genuine',
      'ศธ 04999/ว1',
      '21 พฤศจิกายน 2566',
      sha256,
    ])
      expect(html).toContain(part)
    expect(html).not.toMatch(/<script|P2101|เจ้าภาพ/)
    const unknown = await page('no such code <script>')
    expect([unknown.status, unknown.html.includes('ไม่พบหนังสือฉบับนี้')]).toEqual([200, true])
    expect(unknown.html).not.toContain('<script')
  })

  it('learns nothing of a secret letter but that it is genuine, and its hash', async () => {
    await office.cases.pool.query("update circular set secrecy = 'secret' where circular_id = $1", [id])
    expect(await asked(code)).toEqual({
      ...{ genuine: true, sha256, number: null, issuedAt: null, withdrawn: null },
    })
    expect((await page(code)).html).not.toMatch(/04999|2566/)
    await office.cases.pool.query("update circular set secrecy = 'plain' where circular_id = $1", [id])
  })

  it('is told that it was taken back, of a circular that was recalled', async () => {
    const set = (status: string) =>
      office.cases.pool.query('update circular set status = $2 where circular_id = $1', [id, status])
    await set('recalled')
    expect(await asked(code)).toMatchObject({ genuine: true, withdrawn: true })
    expect((await page(code)).html).toContain('หนังสือฉบับนี้เป็นของแท้ แต่ถูกยกเลิกแล้ว')
    await set('issued')
    expect((await page(code)).html).not.toContain('ยกเลิก')
  })

  it('is slowed down when it tries codes', async () => {
    const statuses = await Promise.all(Array.from({ length: 80 }, async () => (await page(code)).status))
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
  })
})

it('each letter has a code of its own that follows from nothing', async () => {
  const other = await codeOf('P2102')
  expect([code, other]).toEqual([expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/), expect.any(String)])
  expect(other).not.toBe(code)
})
