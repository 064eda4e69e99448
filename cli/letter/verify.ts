import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { genuineReply } from '../../api/schemas/replies-audit.js'
import { colours as pc } from '../colours.js'
import { readConfig } from '../../config.js'
import { instantInThai } from '../../domain/days-in-words.js'
import { verifyPdf, type PdfVerification, type SignatureReport } from '../../typesetting/sign/verify.js'
import { EXIT, type ExitCode } from '../exit.js'
import { isTextExtractable } from './check.js'
import { readNamed } from './render.js'

/** What the running product says of the file; `notAsked` where none answers at `address`. */
export type RegisterAnswer =
  | ({ readonly asked: 'known' } & Omit<z.infer<typeof genuineReply>, 'genuine' | 'sha256'>)
  | { readonly asked: 'unknown' }
  | { readonly asked: 'notAsked'; readonly address: string }

/** What can be said about a PDF. */
export type LetterVerdict = {
  readonly sha256: string
  readonly signatures: PdfVerification
  readonly register: RegisterAnswer
  readonly textExtractable: boolean
}

/** Whoever waits for the register waits no longer than this: the rest can be said without it. */
const PATIENCE_MS = 5_000

/** Asks the product's public route, as anybody may who holds a letter. Nothing but the hash leaves this machine. */
async function askRegister(sha256: string): Promise<RegisterAnswer> {
  const address = readConfig().publicUrl
  const found = await genuineAt(`${address}/api/v1/verify/${sha256}`)
  if (!found) return { asked: 'notAsked', address }
  const { genuine, sha256: _, ...said } = found
  return genuine ? { asked: 'known', ...said } : { asked: 'unknown' }
}

async function genuineAt(address: string): Promise<z.infer<typeof genuineReply> | undefined> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return genuineReply.safeParse(await response.json()).data
  } catch {
    // Nobody there, or something else than this product: signatures and text can still be judged.
    return undefined
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

function registerLine(register: RegisterAnswer): string {
  if (register.asked === 'notAsked')
    return `${pc.yellow('○')} ไม่ได้ถามทะเบียน ไม่มีระบบตอบที่ ${register.address} · the register was not asked: no product answers at ${register.address}`
  if (register.asked === 'unknown') return `${pc.red('✗')} ไม่อยู่ในทะเบียน · not in the register`
  const { number, issuedAt, withdrawn } = register
  const genuine = `${pc.green('✓')} ของแท้ อยู่ในทะเบียน · genuine, in the register`
  // Of a secret letter the register says nothing else.
  if (issuedAt === null) return genuine
  const fact = `${genuine}\n    ที่ · number ${number ?? '–'} ${instantInThai(issuedAt)}`
  return withdrawn ? `${fact}\n${pc.yellow('!')} ถูกยกเลิกแล้ว · it was withdrawn` : fact
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
