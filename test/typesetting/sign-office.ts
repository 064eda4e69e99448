import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PDFDocument, PDFName } from 'pdf-lib'
import {
  artifact,
  declarePdfA,
  embedData,
  savePdfA,
  StructureTree,
  type FileFacts,
} from '../../typesetting/pdfa.js'
import { qrOperators } from '../../typesetting/qr.js'
import { makeCertificate, type KeyAndCertificate } from '../../typesetting/sign/certificate.js'
import { signPlace } from '../../typesetting/sign/fill.js'
import { addSignatureField, reserve } from '../../typesetting/sign/place.js'
import { createSigner, type Signer } from '../../typesetting/sign/signer.js'

/** What the tests of signing share: an office with a key, its letter, and the programs that give a second opinion. */

export const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
export const signedAt = new Date('2026-11-20T03:04:05Z')
export const checkedAt = day('2026-11-22')

export const authority = makeCertificate({
  subject: { commonName: 'ผู้ออกใบรับรองทดสอบ', organization: 'ทดสอบ' },
  validFrom: day('2026-01-01'),
  validUntil: day('2036-01-01'),
  use: 'authority',
})

/** A certificate of the authority for the office, good from 2026 to 2028 unless told otherwise. */
export const officeKey = (options: Partial<Parameters<typeof makeCertificate>[0]> = {}): KeyAndCertificate =>
  makeCertificate({
    subject: { commonName: 'สำนักงานศึกษาธิการจังหวัดทดสอบ', organization: 'ทดสอบ' },
    validFrom: day('2026-01-01'),
    validUntil: day('2028-01-01'),
    use: 'signature',
    issuer: authority,
    ...options,
  })

export const signerOf = (pair: KeyAndCertificate, ...chain: KeyAndCertificate[]): Signer =>
  createSigner({
    keyPem: pair.keyPem,
    certificatesPem: [pair, ...chain].map(({ certificatePem }) => certificatePem),
  })

export interface LetterOptions {
  readonly box?: readonly [number, number, number, number]
  readonly contentsBytes?: number
  readonly signer?: Signer
  readonly facts?: Partial<FileFacts>
  readonly data?: string
  readonly reason?: string
  /** Content that is neither marked nor an artifact: the claim of accessibility is then a lie. */
  readonly unmarked?: boolean
}

/** A letter of one page, drawn without text: tagged, PDF/A, with an empty signature when a signer is named. */
export async function letter(options: LetterOptions = {}): Promise<Buffer> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const tree = new StructureTree(doc)
  const page = doc.addPage([595, 842])
  page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
  const figure = tree.mark(tree.add('Figure', { alt: 'รหัสคิวอาร์', box: [100, 100, 160, 160] }), page.ref)
  const head = tree.add('TH', {}, tree.add('TR', {}, tree.add('Table', { summary: 'ตาราง' })))
  const cell = tree.mark(head, page.ref)
  const number = artifact('Pagination')
  const content =
    `${figure.begin}${qrOperators('https://wian.example/1', { x: 100, y: 100, size: 60 })}${figure.end}` +
    `${cell.begin}0 0 1 rg 300 300 20 20 re f\n${cell.end}` +
    `${number.begin}1 0 0 rg 290 800 15 5 re f\n${number.end}` +
    (options.unmarked ? '0 1 0 rg 10 10 5 5 re f\n' : '')
  page.node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(content)))
  if (options.signer) {
    const { widget } = addSignatureField(doc, {
      field: 'ผู้ลงนาม',
      page: page.ref,
      at: signedAt,
      reason: options.reason ?? 'ลงนามหนังสือ',
      contentsBytes: options.contentsBytes ?? reserve(options.signer),
      ...(options.box ? { box: options.box } : {}),
    })
    tree.markAnnotation(tree.add('Form', { alt: 'ลายมือชื่อ' }), page.ref, widget)
  }
  if (options.data !== undefined)
    embedData(doc, [
      { name: 'letter.json', description: 'ข้อมูล', bytes: Buffer.from(options.data), modifiedAt: signedAt },
    ])
  tree.finish()
  declarePdfA(doc, { title: 'หนังสือทดสอบ', lang: 'th', createdAt: signedAt, ...options.facts })
  return Buffer.from(await savePdfA(doc, 'letter-1'))
}

/** The letter, signed. */
export async function signedLetter(signer: Signer, options: LetterOptions = {}): Promise<Buffer> {
  return signPlace(await letter({ ...options, signer }), signer)
}

const folder = mkdtempSync(join(tmpdir(), 'wian-sign-'))
let files = 0

/** Writes bytes where other programs can read them. */
export function onDisk(bytes: Uint8Array | string, extension = 'pdf'): string {
  const path = join(folder, `${files++}.${extension}`)
  writeFileSync(path, bytes)
  return path
}

/** What a program prints. */
export function run(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return stdout + stderr
}

export const isThere = (program: string): boolean => spawnSync(program, ['--help']).error === undefined

/** `test`, or a skipped test whose name says what is missing. */
export function testWith(program: string, there = isThere(program)) {
  return (name: string, body: () => Promise<void>): void => {
    // Other programs start slowly on a busy machine.
    if (there) test(name, body, 120_000)
    else test.skip(`${name} (skipped: ${program} is not installed)`, body)
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
/** veraPDF is fetched by `node scripts/verapdf.mjs`, never by a test. */
export const hasVeraPdf =
  existsSync(join(root, 'node_modules/.cache/verapdf-1.28.1/classes-2')) && isThere('java')
export const veraPdf = (flavour: string, ...paths: string[]): string =>
  run('node', join(root, 'scripts/verapdf.mjs'), flavour, ...paths)
