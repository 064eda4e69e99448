import { rm } from 'node:fs/promises'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderLetterFile } from '../../cli/letter/render.js'
import { checkPdf } from '../../cli/letter/check.js'
import { verifyLetterFile } from '../../cli/letter/verify.js'
import { EXIT } from '../../cli/exit.js'
import { freePort } from '../../cli/up/ports.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { day, officeKey, signedLetter, signerOf, testWith } from '../typesetting/sign-office.js'

const examples = fileURLToPath(new URL('../../templates/letters/examples/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'letter-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
// No folder of this machine's own lends its emblem or fonts to the tests.
process.env['WIAN_HOME'] = at('home')
// No product runs there.
process.env['PUBLIC_URL'] = `http://127.0.0.1:${await freePort()}`

const said: string[] = []
const { log, error } = console
beforeAll(() => {
  console.log = console.error = (...words: unknown[]) => void said.push(words.join(' '))
})
afterAll(() => Object.assign(console, { log, error }))

describe('wian letter render', () => {
  test.each(readdirSync(examples))('%s passes its own check', async (name) => {
    const out = at(name.replace('.yaml', '.pdf'))
    expect(await renderLetterFile(join(examples, name), { out, check: true })).toBe(EXIT.ok)
    const findings = await checkPdf(readFileSync(out), [])
    expect(findings.filter(({ ok }) => !ok)).toEqual([])
  })

  test('the agency’s own emblem is taken from beside the YAML file', async () => {
    writeFileSync(at('emblem.svg'), '<svg viewBox="0 0 10 10"><path d="M0 0 H10 V10 Z"/></svg>')
    const own = readFileSync(join(examples, 'memo.yaml'), 'utf8').replace(
      'kind: memo',
      'kind: memo\nemblem: emblem.svg',
    )
    writeFileSync(at('own.yaml'), own)
    expect(await renderLetterFile(at('own.yaml'), { out: at('own.pdf') })).toBe(EXIT.ok)
    writeFileSync(at('none.yaml'), own.replace('emblem.svg', 'gone.svg'))
    await expect(renderLetterFile(at('none.yaml'), {})).rejects.toMatchObject({ exitCode: EXIT.notFound })
  })

  test('the agency’s folder lends its emblem; data that cannot be used are refused by name', async () => {
    mkdirSync(at('home/agency'), { recursive: true })
    writeFileSync(at('home/agency/emblem.svg'), '<svg viewBox="0 0 10 10"><path d="M1 9 L5 1 L9 9 Z"/></svg>')
    await renderLetterFile(join(examples, 'memo.yaml'), { out: at('lent.pdf') })
    await rm(at('home/agency'), { recursive: true })
    await renderLetterFile(join(examples, 'memo.yaml'), { out: at('plain.pdf') })
    expect(readFileSync(at('lent.pdf')).equals(readFileSync(at('plain.pdf')))).toBe(false)
    mkdirSync(at('home/agency'))
    writeFileSync(at('home/agency/lexicon.txt'), 'not Thai')
    await expect(renderLetterFile(join(examples, 'memo.yaml'), {})).rejects.toThrow(
      /lexicon\.txt:1: .*ต้องเป็นคำไทย/,
    )
    await rm(at('home/agency'), { recursive: true })
  })

  testWith('pdftoppm')('pictures of the pages lie beside the PDF', async () => {
    const wishes = { out: at('seen.pdf'), png: true }
    expect(await renderLetterFile(join(examples, 'memo.yaml'), wishes)).toBe(EXIT.ok)
    expect(readFileSync(at('seen-1.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  test('a bad file ends with 2 and names line, column and reason', async () => {
    writeFileSync(at('bad.yaml'), 'kind: memo\nagency: { name: x }\ncolour: red\n')
    said.length = 0
    expect(await renderLetterFile(at('bad.yaml'), {})).toBe(EXIT.usage)
    expect(said.join('\n')).toMatch(/bad\.yaml:3:1 ไม่รู้จัก “colour”/)
  })

  test('a character that no font has is refused by name', async () => {
    writeFileSync(
      at('odd.yaml'),
      readFileSync(join(examples, 'memo.yaml'), 'utf8').replace('ตามที่', 'ตามที่ 漢'),
    )
    await expect(renderLetterFile(at('odd.yaml'), {})).rejects.toThrow(/漢/)
  })
})

const long = { validFrom: day('2020-01-01'), validUntil: day('2050-01-01') }
const issuer = makeCertificate({
  subject: { commonName: 'ผู้ออกใบรับรองทดสอบ', organization: 'ทดสอบ' },
  ...long,
  use: 'authority',
})

describe('wian letter verify', () => {
  const verified = async (pdf: Uint8Array, trust: string[] = []) => {
    writeFileSync(at('signed.pdf'), pdf)
    writeFileSync(at('authority.pem'), issuer.certificatePem)
    said.length = 0
    return { code: await verifyLetterFile(at('signed.pdf'), { trust }), text: said.join('\n') }
  }

  test('says who signed, and whether anybody vouches for the signer', async () => {
    const pdf = await signedLetter(signerOf(officeKey({ issuer, ...long })))
    const known = await verified(pdf, [at('authority.pem')])
    expect(known.text).toMatch(/✓ สำนักงานศึกษาธิการจังหวัดทดสอบ.*20 พฤศจิกายน 2569/)
    expect(known.text).toMatch(/ไม่ได้ถามทะเบียน .* · the register was not asked: no product answers at http/)
    expect(known.text).toContain('text cannot be copied') // a page without letters: judged all the same
    expect(known.code).toBe(EXIT.ok)
    expect((await verified(pdf)).text).toMatch(/\? สำนักงานศึกษาธิการจังหวัดทดสอบ/)
  })

  test('one changed byte ends with 1, and so does what is no PDF', async () => {
    const pdf = await signedLetter(signerOf(officeKey({ issuer, ...long })))
    const changed = Buffer.from(pdf)
    changed[changed.indexOf('(th)') + 1] = 0x73
    const broken = await verified(changed, [at('authority.pem')])
    expect(broken.text).toMatch(/✗ –\n.*เนื้อหาถูกแก้ไขหลังลงนาม .* The signed content was changed/)
    expect(broken.code).toBe(EXIT.error)
    expect((await verified(Buffer.from('no PDF'))).code).toBe(EXIT.error)
  })
})
