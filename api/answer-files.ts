import { holdFiles, type StoredFile } from '../db/files.js'
import type { Transaction } from '../db/pool.js'
import { fileReasonText, type AttachedFile, type FileKind } from '../domain/file.js'
import { kindOfExtension } from '../files/kinds.js'
import type { NamedFile } from './answers.js'
import { problem, type FieldError } from './problems.js'

const MEGABYTE = 2 ** 20

/** A file in its place in an answer. */
export type PlacedFile = { readonly pointer: string; readonly file: AttachedFile }

/** The files that an answer names, whose answer it is, and how large they may be together. */
type Naming = {
  readonly named: readonly NamedFile[]
  readonly officeCode: string
  readonly caseId: string
  readonly mostBytes: number
}

/**
 * The files that an answer names: of the answering office, clean, of a kind and size that the form takes. They stay as
 * they are until the transaction ends.
 * @throws Problem ANSWER_INVALID naming each field
 */
export async function attachFiles(tx: Transaction, naming: Naming): Promise<PlacedFile[]> {
  const { named, officeCode, caseId } = naming
  if (named.length === 0) return []
  const rows = await holdFiles(tx, [...new Set(named.map(({ fileId }) => fileId))])
  const files = new Map(rows.map((row) => [row.fileId, row]))
  const placed = named.map((one) => {
    const file = files.get(one.fileId)
    // A file that was sent for another case, perhaps a secret one, is not carried over into this.
    const isOwn = file?.officeCode === officeCode && (file.caseId === null || file.caseId === caseId)
    return isOwn ? place(one, file) : wrong(one, 'fileUnknown', WORDS.unknown)
  })
  const errors = placed.flatMap((one) => ('error' in one ? [one.error] : []))
  const attached = placed.flatMap((one) => ('error' in one ? [] : [one]))
  const all = [...errors, ...tooMuch(attached, naming)]
  if (all.length > 0) throw problem('ANSWER_INVALID', all)
  return attached
}

type Words = { readonly th: string; readonly en: string }
type Wrong = { readonly error: FieldError }

const WORDS = {
  unknown: { th: 'ไม่พบแฟ้มนี้ในหน่วยงานของท่าน', en: 'Your office has no such file.' },
  waiting: {
    th: 'แฟ้มนี้ยังตรวจไม่เสร็จ โปรดรอสักครู่แล้วส่งอีกครั้ง',
    en: 'The file is still being checked: wait a moment and send again.',
  },
} as const satisfies Record<string, Words>

function wrong({ pointer }: NamedFile, code: string, { th, en }: Words): Wrong {
  return { error: { pointer, code, messageTh: th, messageEn: en } }
}

function place(one: NamedFile, row: StoredFile): PlacedFile | Wrong {
  const { fileId, name, mediaType, bytes, sha256, state, reason, extension } = row
  if (reason && state !== 'clean') return wrong(one, 'fileNotClean', fileReasonText(reason))
  if (state !== 'clean' || !mediaType || !sha256) return wrong(one, 'fileNotClean', WORDS.waiting)
  const { kinds, maxMb } = one.field
  if (kinds && !kinds.includes(kindOfExtension(extension) as FileKind))
    return wrong(one, 'fileKind', {
      th: `ช่องนี้รับเฉพาะแฟ้ม ${kinds.join(' ')}`,
      en: `This field takes ${kinds.join(', ')} only.`,
    })
  if (maxMb !== undefined && bytes > maxMb * MEGABYTE)
    return wrong(one, 'fileSize', {
      th: `แฟ้มในช่องนี้ใหญ่ไม่เกิน ${maxMb} MB`,
      en: `A file here has ${maxMb} MB at most.`,
    })
  return { pointer: one.pointer, file: { fileId, name, mediaType, bytes, sha256 } }
}

function tooMuch(attached: readonly PlacedFile[], { mostBytes }: Naming): FieldError[] {
  const sum = attached.reduce((bytes, { file }) => bytes + file.bytes, 0)
  if (sum <= mostBytes) return []
  const most = mostBytes / MEGABYTE
  const [messageTh, messageEn] = [
    `แฟ้มทั้งหมดของคำตอบรวมกันใหญ่ไม่เกิน ${most} MB`,
    `The files of an answer have ${most} MB together at most.`,
  ]
  return [{ pointer: '', code: 'fileSize', messageTh, messageEn }]
}

/** The answer with each file in the place of its id: name, size and hash are then part of what the answer's hash covers. */
export function withFiles(answer: object, attached: readonly PlacedFile[]): object {
  if (attached.length === 0) return answer
  const copy = JSON.parse(JSON.stringify(answer)) as Record<string, unknown>
  for (const { pointer, file } of attached) {
    const steps = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = steps.pop() as string
    const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, copy)
    parent[last] = file
  }
  return copy
}
