/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment -- answers of many shapes are looked into */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import forge from 'node-forge'
import { createKeyVault } from '../../db/key-vault.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { verifyPdf } from '../../typesetting/sign/verify.js'
import { mayUse, type ActName } from '../../domain/policy/policy.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { addressOf, EVERYBODY } from './everybody.js'
import { openOffice, type Ask, type Office } from './office.js'
import { central, clerk, SECRET } from './people.js'

const officer = central('officer')
const administrator = central('administrator')
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'
const head = {
  agencyTh: 'สำนักบริหารพื้นที่นวัตกรรมการศึกษา',
  addressTh: 'ถนนราชดำเนินนอก เขตดุสิต กรุงเทพฯ ๑๐๓๐๐',
  letterPrefix: 'ศธ 04123',
  telephone: '0 2000 1111',
  reason: 'ย้ายที่ทำการ',
}
const emblem = { mediaType: 'image/svg+xml', base64: Buffer.from(SVG).toString('base64') }
const AT = '/offices/C0001'

describe('an office’s letterhead and key', () => {
  let office: Office
  const letterOf = async (circularId: string, code: string): Promise<Buffer> => {
    const list = await office.ask(officer, 'get', `/circulars/${circularId}/letters?officeCode=${code}`)
    const { letterId } = list.body.items[0]
    const reply = await office.ask(officer, 'get', `/letters/${letterId}.pdf`)
    expect(reply.status).toBe(200)
    return reply.body as Buffer
  }
  const verdictOf = (pdf: Buffer, trustedPem: string[] = []) =>
    verifyPdf(pdf, { trustedPem, now: new Date('2023-12-01T00:00:00Z') })

  beforeAll(async () => {
    office = await openOffice()
  }, 90_000)
  afterAll(() => office.close(), 60_000)

  it('leaves letters as they were while there is neither', async () => {
    const id = await office.launched(['P2101'])
    expect(verdictOf(await letterOf(id, 'P2101')).verdict).toBe('unsigned')
  })

  it('is seen as a letter before it is stored, which keeps nothing; an emblem that cannot be drawn is refused', async () => {
    const { reason: _, ...typed } = head
    const at = `${AT}/letterhead/preview`
    const seen = await office.ask(officer, 'post', at, { body: { ...typed, emblem } })
    expect([seen.status, (seen.body as Buffer).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const broken = { ...emblem, base64: Buffer.from('<svg').toString('base64') }
    const refused = await office.ask(officer, 'post', at, { body: { ...typed, emblem: broken } })
    expect(refused.body.code).toBe('EMBLEM_UNUSABLE')
    expect((await office.ask(officer, 'get', `${AT}/letterhead`)).body.items).toEqual([])
  })

  it('is kept in versions and stands over the circulars drafted from then on', async () => {
    const first = await office.ask(officer, 'put', `${AT}/letterhead`, {
      body: { ...head, emblem },
      match: 0,
    })
    expect([first.status, first.body.version, first.body.emblemType]).toEqual([200, 1, 'image/svg+xml'])
    const next = { ...head, telephone: '0 2000 2222' }
    const second = await office.ask(officer, 'put', `${AT}/letterhead`, { body: next, match: 1 })
    expect([second.body.version, second.body.emblemType]).toEqual([2, 'image/svg+xml'])
    for (const match of [1, 7])
      expect((await office.ask(officer, 'put', `${AT}/letterhead`, { body: next, match })).status).toBe(412)
    const drawing = await office.ask(officer, 'get', `${AT}/letterhead/2/emblem`)
    expect(String(drawing.body)).toBe(SVG)
    const id = await office.launched(['P2102'])
    const { body } = await office.ask(officer, 'get', `/circulars/${id}`)
    expect(body.content.letter).toMatchObject({
      prefix: 'ศธ 04123',
      letterhead: 2,
      owner: { telephone: '0 2000 2222' },
    })
    expect((await letterOf(id, 'P2102')).length).toBeGreaterThan(5_000)
  })

  it('refuses an emblem that cannot be drawn, and what belongs to another office', async () => {
    const bad = { mediaType: 'image/svg+xml', base64: Buffer.from('<svg').toString('base64') }
    const refused = await office.ask(officer, 'put', `${AT}/letterhead`, {
      body: { ...head, emblem: bad },
      match: 2,
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'EMBLEM_UNUSABLE'])
    const other = { ...officer, officeCode: 'C0002' }
    expect((await office.ask(other, 'put', `${AT}/letterhead`, { body: head, match: 2 })).status).toBe(404)
    expect(
      (await office.ask(clerk('P2101'), 'put', `${AT}/letterhead`, { body: head, match: 2 })).status,
    ).toBe(403)
  })

  it('exists with its keys for its own office alone, whatever is asked of it', async () => {
    const keyId = '018bf0a0-0000-7000-8000-000000000001'
    const bodies: Readonly<Record<string, Ask>> = {
      'put /offices/:officeCode/letterhead': { body: head, match: 2 },
      'post /offices/:officeCode/letterhead/preview': { body: { ...head, reason: undefined } },
      'post /offices/:officeCode/keys': { body: { kind: 'generate' } },
      'post /offices/:officeCode/keys/:keyId/revoke': { body: { reason: 'สูญหาย' } },
    }
    const asked: string[] = []
    for (const { method, path, access } of ROUTES as unknown as readonly Route[]) {
      if (!/letterhead|keys/.test(path) || !path.startsWith('/offices/')) continue
      const address = addressOf(path, 'none', { officeCode: 'C0001', version: '2', keyId })
      const others = EVERYBODY.filter(
        (who) => who.officeCode !== 'C0001' && mayUse(who, access as ActName) === undefined,
      )
      expect([path, others.length > 0]).toEqual([path, true])
      for (const who of others)
        for (const ask of [bodies[`${method} ${path}`] ?? {}, method === 'get' ? {} : { body: {} }]) {
          const { status, body } = await office.ask(who, method, address, ask)
          expect([method, path, who.personId, status, body.code]).toEqual([
            ...[method, path, who.personId],
            ...[404, 'NOT_FOUND'],
          ])
        }
      asked.push(`${method} ${path}`)
    }
    expect(asked).toEqual(expect.arrayContaining(Object.keys(bodies)))
    expect(asked).toHaveLength(8)
  })

  it('signs every letter while a key is in use, and no key is ever shown', async () => {
    const made = await office.ask(administrator, 'post', `${AT}/keys`, { body: { kind: 'generate' } })
    expect([made.status, made.body.origin]).toEqual([201, 'generated'])
    expect(JSON.stringify(made.body)).not.toMatch(/PRIVATE|sealed|keyPem/)
    const again = await office.ask(administrator, 'post', `${AT}/keys`, { body: { kind: 'generate' } })
    expect(again.body.code).toBe('KEY_ACTIVE')
    const id = await office.launched(['P2101', 'P2102', 'P1001'])
    const pdf = await letterOf(id, 'P1001')
    expect(verdictOf(pdf).signatures).toMatchObject([{ status: 'unknownIssuer' }])
    expect(verdictOf(pdf, made.body.certificates as string[]).verdict).not.toBe('broken')
    const changed = Buffer.from(pdf)
    changed[Math.floor(pdf.length / 2)]! ^= 1
    expect(['broken', 'unreadable']).toContain(verdictOf(changed).verdict)
    const uses = await office.ask(administrator, 'get', `${AT}/keys/${made.body.keyId}/uses`)
    expect(uses.body.items).toMatchObject([{ circularId: id, purpose: 'circular', documents: 3 }])
    const { rows } = await office.cases.pool.query<{ sealed: Buffer }>('select sealed from office_key')
    expect(rows[0]?.sealed.toString('latin1')).not.toContain('PRIVATE KEY')
  })

  it('can be revoked: later letters are unsigned, the earlier ones stay as they are', async () => {
    const [key] = (await office.ask(officer, 'get', `${AT}/keys`)).body.items
    const at = `${AT}/keys/${key.keyId}/revoke`
    expect((await office.ask(officer, 'post', at, { body: { reason: 'x' } })).status).toBe(403)
    const elsewhere = { ...central('administrator', 'administrator-C0002'), officeCode: 'C0002' }
    const own = `/offices/C0002/keys/${key.keyId}`
    const body = { reason: 'ของหน่วยงานอื่น' }
    expect((await office.ask(elsewhere, 'post', `${own}/revoke`, { body })).body.code).toBe('NOT_FOUND')
    expect((await office.ask(elsewhere, 'get', `${own}/uses`)).body.code).toBe('NOT_FOUND')
    const gone = await office.ask(administrator, 'post', at, { body: { reason: 'เปลี่ยนผู้ดูแล' } })
    expect([gone.status, gone.body.revokedReason]).toEqual([200, 'เปลี่ยนผู้ดูแล'])
    const twice = await office.ask(administrator, 'post', at, { body: { reason: 'อีกครั้ง' } })
    expect(twice.body.code).toBe('KEY_REVOKED')
    const id = await office.launched(['P2101'])
    expect(verdictOf(await letterOf(id, 'P2101')).verdict).toBe('unsigned')
  })

  it('comes as PEM or PKCS#12, and is refused when it cannot sign', async () => {
    const dates = { validFrom: new Date('2023-01-01'), validUntil: new Date('2028-01-01') }
    const subject = { commonName: 'สบน.', organization: 'สพฐ.' }
    const { keyPem, certificatePem } = makeCertificate({ subject, ...dates, use: 'signature' })
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const wrong = other.export({ type: 'pkcs8', format: 'pem' }).toString()
    const ask = (body: object) => office.ask(administrator, 'post', `${AT}/keys`, { body })
    const revoke = (keyId: string) =>
      office.ask(administrator, 'post', `${AT}/keys/${keyId}/revoke`, { body: { reason: 'ทดสอบ' } })
    for (const body of [
      { kind: 'pem', keyPem: wrong, certificatesPem: certificatePem },
      { kind: 'pem', keyPem: 'no key', certificatesPem: certificatePem },
      { kind: 'pkcs12', base64: Buffer.from('no file').toString('base64'), passphrase: 'x' },
    ]) {
      const refused = await ask(body)
      expect([refused.status, refused.body.code]).toEqual([422, 'KEY_UNUSABLE'])
    }
    const pem = await ask({ kind: 'pem', keyPem, certificatesPem: certificatePem })
    expect([pem.status, pem.body.name, pem.body.origin]).toEqual([201, 'สบน.', 'uploaded'])
    await revoke(pem.body.keyId as string)
    const rsa = makeCertificate({ subject, ...dates, use: 'signature', kind: 'rsa' })
    const past = makeCertificate({
      subject,
      ...dates,
      validUntil: new Date('2023-06-01'),
      use: 'signature',
      kind: 'rsa',
    })
    const fileOf = (of: typeof rsa, password: string, hasKey = true): string => {
      const key = hasKey ? forge.pki.privateKeyFromPem(of.keyPem) : null
      const certificates = [forge.pki.certificateFromPem(of.certificatePem)]
      const file = forge.pkcs12.toPkcs12Asn1(key, certificates, password, { algorithm: 'aes256' })
      return forge.util.encode64(forge.asn1.toDer(file).getBytes())
    }
    const said = async (base64: string, passphrase: string) =>
      (await ask({ kind: 'pkcs12', base64, passphrase })).body.messageEn as string
    const base64 = fileOf(rsa, 'ลับ-secret')
    expect(await said(base64, 'wrong')).toMatch(/password.*wrong/)
    expect(await said(base64.slice(0, 400), 'ลับ-secret')).toMatch(/no PKCS#12 file/)
    expect(await said(fileOf(rsa, 'x', false), 'x')).toMatch(/no private key/)
    expect(await said(fileOf(past, 'x'), 'x')).toMatch(/expired on Thursday 1 June 2023/)
    // As OpenSSL writes it: the key is made of the password's bytes in UTF-8.
    const byOpenSsl = fileOf(rsa, forge.util.encodeUtf8('ลับ-secret'))
    expect(await said(byOpenSsl, 'ลับ')).toMatch(/password.*wrong/)
    for (const file of [byOpenSsl, base64]) {
      const opened = await ask({ kind: 'pkcs12', base64: file, passphrase: 'ลับ-secret' })
      expect([opened.status, opened.body.name]).toEqual([201, 'สบน.'])
      if (file === byOpenSsl) await revoke(opened.body.keyId as string)
    }
    const id = await office.launched(['P2101'])
    expect(verdictOf(await letterOf(id, 'P2101'), [rsa.certificatePem]).verdict).not.toBe('broken')
  })
})

describe('the vault of keys', () => {
  it('opens only under the same secret and for the same key', () => {
    const vault = createKeyVault(SECRET)
    const sealed = vault.seal('a', 'the key')
    expect(vault.open('a', sealed)).toBe('the key')
    expect(() => vault.open('b', sealed)).toThrow()
    expect(() => createKeyVault(randomBytes(32).toString('hex')).open('a', sealed)).toThrow()
    sealed[sealed.length - 1]! ^= 1
    expect(() => vault.open('a', sealed)).toThrow()
  })
})
