import { createHash } from 'node:crypto'
import { colours as pc } from '../colours.js'
import { readConfig } from '../../config.js'
import { findIssued, type IssuedFile } from '../../db/issued.js'
import { openPool } from '../../db/pool.js'
import { instantInThai } from '../../templates/dates.js'
import { verifyPdf, type PdfVerification, type SignatureReport } from '../../typesetting/sign/verify.js'
import { EXIT, type ExitCode } from '../exit.js'
import { isTextExtractable } from './check.js'
import { readNamed } from './render.js'

/** What can be said about a PDF. `register`: `unreachable` when no database of the product answers. */
export type LetterVerdict = {
  readonly sha256: string
  readonly signatures: PdfVerification
  readonly register: IssuedFile | 'unknown' | 'unreachable'
  readonly textExtractable: boolean
}

async function askRegister(sha256: string): Promise<LetterVerdict['register']> {
  const pool = openPool(readConfig().appDatabaseUrl, { max: 1 })
  try {
    return (await findIssued(pool, sha256)) ?? 'unknown'
  } catch {
    // Whatever keeps the register from answering: the rest can still be said.
    return 'unreachable'
  } finally {
    await pool.end()
  }
}

async function isReadable(pdf: Buffer): Promise<boolean> {
  try {
    return await isTextExtractable(pdf)
  } catch {
    // A file that cannot even be opened: `verifyPdf` says why.
    return false
  }
}

/** Everything that is known about the file. */
export async function verdictOn(pdf: Buffer, trustedPem: readonly string[]): Promise<LetterVerdict> {
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return {
    sha256,
    signatures: verifyPdf(pdf, { trustedPem, now: new Date() }),
    register: await askRegister(sha256),
    textExtractable: await isReadable(pdf),
  }
}

const SIGNS = { valid: pc.green('✓'), unknownIssuer: pc.yellow('?'), broken: pc.red('✗') } as const

function signatureLines({ signer, at, status, reasons }: SignatureReport): string[] {
  const when = at ? ` ${instantInThai(at.toISOString())}` : ''
  return [`${SIGNS[status]} ${signer ?? '–'}${when}`, ...reasons.map(({ th, en }) => `    ${th} · ${en}`)]
}

function textOf({ signatures, register, textExtractable, sha256 }: LetterVerdict): string {
  const signed =
    signatures.verdict === 'unsigned'
      ? [`${pc.yellow('○')} ไม่มีลายมือชื่ออิเล็กทรอนิกส์ · unsigned`]
      : signatures.signatures.flatMap(signatureLines)
  const broken = signatures.reasons.map(({ th, en }) => `${pc.red('✗')} ${th} · ${en}`)
  const text = textExtractable
    ? `${pc.green('✓')} ค้นและคัดลอกข้อความได้ · text can be searched and copied`
    : `${pc.red('✗')} คัดลอกข้อความไม่ได้ · text cannot be copied`
  return [...broken, ...signed, registerLine(register), text, pc.dim(`  sha256 ${sha256}`)].join('\n')
}

function registerLine(register: LetterVerdict['register']): string {
  if (register === 'unreachable') return `${pc.yellow('○')} ติดต่อทะเบียนไม่ได้ · the register does not answer`
  if (register === 'unknown') return `${pc.red('✗')} ไม่อยู่ในทะเบียน · not in the register`
  const { kind, number, issuedAt, from, to } = register
  const addressee = to === null ? '' : ` ถึง · to ${to}`
  return [
    `${pc.green('✓')} ของแท้ อยู่ในทะเบียน · genuine, in the register`,
    `    ที่ · number ${number ?? '–'} (${kind}) ${instantInThai(issuedAt)}`,
    `    จาก · from ${from}${addressee}`,
  ].join('\n')
}

/** Prints what is known about a PDF. @returns 0, or 1 when a signature is broken or the file cannot be read */
export async function verifyLetterFile(
  file: string,
  wishes: { readonly trust?: readonly string[]; readonly json?: boolean },
): Promise<ExitCode> {
  const trusted = await Promise.all((wishes.trust ?? []).map(readNamed))
  const verdict = await verdictOn(
    await readNamed(file),
    trusted.map((pem) => pem.toString('utf8')),
  )
  console.log(wishes.json ? JSON.stringify(verdict, null, 2) : textOf(verdict))
  const { verdict: signed } = verdict.signatures
  return signed === 'broken' || signed === 'unreadable' ? EXIT.error : EXIT.ok
}
