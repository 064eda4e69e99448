import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judge } from '../../files/judge.js'
import { clamdAddress, createClamd } from '../../files/scanner.js'
import { MARK, startClamd } from './clamd.js'
import { docx, pdf, zip } from './corpus.js'

let folder: string
let path: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wian-scan-'))
  path = join(folder, 'file')
})
afterAll(() => rm(folder, { recursive: true }))

const around = (bytes: number) => Buffer.from(`${'ก'.repeat(bytes)}${MARK}${'ข'.repeat(bytes)}`)

describe('the scanner', () => {
  it('is asked over its own protocol, with files of any size', async () => {
    const clamd = await startClamd()
    const scanner = createClamd(clamd)
    for (const [content, expected] of [
      [Buffer.alloc(0), { result: 'clean' }],
      [Buffer.alloc(3_000_000, 'x'), { result: 'clean' }],
      [around(1), { result: 'infected', found: 'Wian.Test.Mark' }],
      [around(400_000), { result: 'infected', found: 'Wian.Test.Mark' }],
    ] as const) {
      await writeFile(path, content)
      expect(await scanner.scan(path)).toEqual(expected)
    }
    expect(await scanner.version()).toMatch(/^ClamAV/)
    await clamd.close()
  })

  it('says so when a file is larger than it takes', async () => {
    const clamd = await startClamd({ mostBytes: 100_000 })
    await writeFile(path, Buffer.alloc(5_000_000))
    expect(await createClamd(clamd).scan(path)).toEqual({ result: 'tooLarge' })
    await clamd.close()
  })

  it('that is away or silent is a failure, never a clean file', async () => {
    const clamd = await startClamd({ silent: true })
    await writeFile(path, 'x')
    await expect(createClamd(clamd, { silenceMs: 50 }).scan(path)).rejects.toThrow('does not answer')
    await clamd.close()
    await expect(createClamd(clamd).scan(path)).rejects.toThrow('ECONNREFUSED')
  })

  it('that could not look is a failure, never a clean file', async () => {
    const clamd = await startClamd({ broken: true })
    await writeFile(path, 'x')
    await expect(createClamd(clamd).scan(path)).rejects.toThrow("Can't allocate memory")
    await clamd.close()
  })

  it('is found at a port or a socket', () => {
    expect(clamdAddress('127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 })
    expect(clamdAddress('[::1]:3310')).toEqual({ host: '::1', port: 3310 })
    expect(clamdAddress('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' })
  })
})

describe('the verdict', () => {
  it('holds for a person what nobody can look into, unless malware is found in it', async () => {
    const clamd = await startClamd()
    const verdict = async (name: string, content: Buffer, scanned: boolean) => {
      await writeFile(path, content)
      const { state, reason } = await judge(path, name, scanned ? createClamd(clamd) : undefined)
      return [state, reason?.code]
    }
    const active = pdf('<</S /JavaScript>>')
    expect(await verdict('a.pdf', active, true)).toEqual(['held', 'PDF_ACTIVE'])
    expect(await verdict('a.pdf', active, false)).toEqual(['refused', 'PDF_ACTIVE'])
    expect(await verdict('a.pdf', pdf('<</S /JavaScript>>', MARK), true)).toEqual(['refused', 'VIRUS'])
    const archive = await zip({ 'a.txt': 'ก' })
    expect(await verdict('a.zip', archive, true)).toEqual(['clean', undefined])
    expect(await verdict('a.zip', archive, false)).toEqual(['refused', 'SCANNER_MISSING'])
    expect(await verdict('a.docx', await docx(), false)).toEqual(['clean', undefined])
    expect(await verdict('a.txt', around(1), true)).toEqual(['refused', 'VIRUS'])
    await clamd.close()
  })
})
