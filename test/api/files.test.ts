/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { createHash, randomBytes } from 'node:crypto'
import { openOffice, type Office } from './office.js'
import { central, clerk } from './people.js'
import { sentAndSettled } from './uploads.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 120_000)
afterAll(() => office.close())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const text = (lines = 100) => Buffer.from('ข้อความของสำนักงาน\r\n'.repeat(lines))

describe('a file that an office sends', () => {
  it('is kept under its hash and served as an attachment to its own office only', async () => {
    const { body, fileId } = await sentAndSettled(office, clerk('P2101'), 'รายงาน.txt', text())
    expect(body).toMatchObject({
      state: 'clean',
      name: 'รายงาน.txt',
      mediaType: 'text/plain',
      bytes: text().length,
      sha256: sha256(text()),
    })
    const reply = await office.ask(clerk('P2101'), 'get', `/files/${fileId}/content`)
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual(text())
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E0%B8%A3/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${sha256(text())}"`,
    })
    for (const stranger of [clerk('P2102'), central('officer')])
      for (const path of [`/files/${fileId}`, `/files/${fileId}/content`])
        expect((await office.ask(stranger, 'get', path)).status).toBe(404)
  })

  it('is served in ranges', async () => {
    const bytes = randomBytes(3_000).toString('hex')
    const { fileId } = await sentAndSettled(office, clerk('P2101'), 'a.txt', Buffer.from(bytes))
    const get = (headers: Record<string, string>) =>
      office.ask(clerk('P2101'), 'get', `/files/${fileId}/content`, { headers })
    const part = await get({ range: 'bytes=10-19' })
    expect([part.status, String(part.body)]).toEqual([206, bytes.slice(10, 20)])
    expect((await get({ range: 'bytes=9000-' })).body.code).toBe('RANGE_INVALID')
  })
})
