import { fileTypeFromBuffer } from 'file-type'
import { FILE_KINDS, type FileKind, type FileReason } from '../../domain/file.js'
import { familyOf, kindOfExtension } from '../kinds.js'
import { safeName } from '../names.js'
import { imageReason } from './image.js'
import { kindOfPart, officeReason } from './office.js'
import { pdfReason } from './pdf.js'
import { bufferSource, type Source } from './source.js'
import { isText, textReason } from './text.js'
import { fullBudget, lookThrough, type Budget, type Part } from './zip.js'

/** What a file was found to be: of a kind that is taken, and what is wrong with it if anything is. */
export type Finding = { readonly kind?: FileKind; readonly reason?: FileReason }

const HEAD_BYTES = 64 * 1024
const LEAST_ARCHIVE_BYTES = 22
/** What the package calls them; whoever opens such a file runs it. */
const PROGRAMS = new Set([
  ...['exe', 'elf', 'macho', 'wasm', 'class', 'lnk', 'jar', 'apk', 'xpi', 'crx', 'dex', 'swf', 'rpm', 'deb'],
  ...['cab', 'msi', 'ps', 'chm', 'nes', 'dmg', 'iso', 'vhd', 'vmdk'],
])
const MACRO_KINDS = /^(do[ct]m|xl[st]m|pp[ts]m|potm|ppam|xlam|xlsb)$/

/**
 * Looks a file through by its content; the name only says what it claims to be. Nothing in it is run or rendered.
 * @throws Error where the disk fails; whatever the file itself is to blame for is a reason
 */
export async function inspect(source: Source, name: string): Promise<Finding> {
  return inspectAt(source, name, { budget: fullBudget(), depth: 0 })
}

type Place = { readonly budget: Budget; readonly depth: number }

async function inspectAt(source: Source, name: string, place: Place): Promise<Finding> {
  if (source.bytes === 0) return { reason: { code: 'EMPTY' } }
  const { extension } = safeName(name)
  const claimed = kindOfExtension(extension)
  if (!claimed) return { reason: await untakenReason(source, extension) }
  if (await isEicar(source)) return { reason: EICAR_REASON }
  const reason = await contentReason(source, claimed, place)
  return { kind: claimed, ...(reason ? { reason } : {}) }
}

/** A program is named as one, whatever it is called. */
async function untakenReason(source: Source, claimed: string): Promise<FileReason> {
  const found = await sniff(source)
  if (MACRO_KINDS.test(claimed)) return { code: 'MACROS' }
  if (found !== undefined && PROGRAMS.has(found)) return { code: 'PROGRAM', params: { found } }
  return { code: 'KIND_NOT_TAKEN', params: { claimed: claimed || '?', taken: FILE_KINDS.join(' ') } }
}

async function contentReason(
  source: Source,
  claimed: FileKind,
  place: Place,
): Promise<FileReason | undefined> {
  const family = familyOf(claimed)
  if (family === 'text' && (await isText(source))) return textReason(source)
  const found = await sniff(source)
  const isArchive = found === 'zip' || MACRO_KINDS.test(found ?? '') || isPacked(found)
  if (family === 'office' && found === 'cfb') return sealedReason(source, claimed)
  if (isArchive && (family === 'office' || family === 'archive')) return archiveReason(source, claimed, place)
  if (found !== claimed) return otherReason(claimed, found)
  if (await endsAsArchive(source)) return { code: 'POLYGLOT', params: { found: `${claimed} + zip` } }
  if (family === 'pdf') return pdfReason(source)
  const head = await source.slice(0, 1_024)
  // Readers of PDF look for its sign in the first 1,024 bytes.
  if (head.includes('%PDF-')) return { code: 'POLYGLOT', params: { found: `${claimed} + pdf` } }
  return family === 'recording' ? undefined : imageReason(source, claimed as 'png' | 'jpg')
}

function isPacked(found: string | undefined): boolean {
  const family = found === undefined ? undefined : familyOfName(found)
  return family === 'office' || family === 'archive'
}

function familyOfName(name: string): ReturnType<typeof familyOf> | undefined {
  const kind = kindOfExtension(name)
  return kind && familyOf(kind)
}

function otherReason(claimed: FileKind, found: string | undefined): FileReason {
  if (found !== undefined && PROGRAMS.has(found)) return { code: 'PROGRAM', params: { found } }
  if (found === undefined && familyOf(claimed) !== 'text') return { code: 'BROKEN', params: { claimed } }
  return { code: 'NAME_LIES', params: { claimed, found: found ?? 'binary' } }
}

/** What the first bytes say, in the words of the package `file-type`. */
async function sniff(source: Source): Promise<string | undefined> {
  const head = await source.slice(0, HEAD_BYTES)
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'zip'
  return (await fileTypeFromBuffer(head))?.ext
}

/** An office file with a password is no ZIP but a container of its own ([MS-OFFCRYPTO]); the old kinds look alike. */
async function sealedReason(source: Source, claimed: FileKind): Promise<FileReason> {
  const head = await source.slice(0, 4 * 2 ** 20)
  if (head.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return { code: 'ENCRYPTED' }
  return { code: 'NAME_LIES', params: { claimed, found: 'doc/xls/ppt' } }
}

async function endsAsArchive(source: Source): Promise<boolean> {
  const most = 65_535 + LEAST_ARCHIVE_BYTES
  const tail = await source.slice(Math.max(0, source.bytes - most), source.bytes)
  for (let at = tail.indexOf('PK\u0005\u0006'); at >= 0; at = tail.indexOf('PK\u0005\u0006', at + 1)) {
    const isWhole = at + LEAST_ARCHIVE_BYTES <= tail.length
    if (isWhole && at + LEAST_ARCHIVE_BYTES + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}

async function archiveReason(
  source: Source,
  claimed: FileKind,
  place: Place,
): Promise<FileReason | undefined> {
  if (place.depth > 0 && claimed === 'zip') return { code: 'ARCHIVE_NESTED' }
  const isDocument = familyOf(claimed) === 'office'
  let found: FileKind = 'zip'
  const reason = await lookThrough(source, place.budget, async (part) => {
    const content = await part.read()
    found = kindOfPart(part, content) ?? found
    return isDocument ? documentPartReason(part, content, place) : partReason(part, content, place)
  })
  if (reason) return reason
  return found === claimed ? undefined : { code: 'NAME_LIES', params: { claimed, found } }
}

/** A workbook behind a chart is a document of its own, and is looked through as one. */
async function documentPartReason(
  part: Part,
  content: Buffer | undefined,
  place: Place,
): Promise<FileReason | undefined> {
  const isDocument = /(^|\/)embeddings\/[^/]+\.(docx|xlsx|pptx)$/i.test(part.name)
  return isDocument ? partReason(part, content, place) : officeReason(part, content)
}

async function partReason(
  { name }: Part,
  content: Buffer | undefined,
  { budget, depth }: Place,
): Promise<FileReason | undefined> {
  if (content === undefined) return { code: 'OPAQUE', entry: name }
  if (isLitter(name, content) || content.length === 0) return undefined
  if (depth >= 2) return { code: 'ARCHIVE_NESTED' }
  const { reason } = await inspectAt(bufferSource(content), name, { budget, depth: depth + 1 })
  return reason && { ...reason, entry: name }
}

/** What a Mac adds to every archive; told by content as well, or a program could hide under the name. */
function isLitter(name: string, content: Buffer): boolean {
  if (/(^|\/)\.DS_Store$/.test(name)) return content.subarray(4, 8).toString('latin1') === 'Bud1'
  return /^__MACOSX\//.test(name) && content.subarray(0, 4).equals(Buffer.from([0, 5, 0x16, 7]))
}

// In two pieces, or scanners would find the source of this file infected.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const EICAR_REASON: FileReason = { code: 'VIRUS', params: { found: 'EICAR test file' } }

/** The test file of EICAR, so that the way of a refusal can be tried where no scanner is set up. */
async function isEicar(source: Source): Promise<boolean> {
  return (await source.slice(0, EICAR.length)).toString('latin1') === EICAR
}
