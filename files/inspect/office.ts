import type { FileKind, FileReason } from '../../domain/file.js'
import type { Part } from './zip.js'

/** The parts by which the kinds of documents are told apart. */
const MAIN_PARTS: Readonly<Record<string, FileKind>> = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
}
const MIME_TYPES: Readonly<Record<string, FileKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}

/** The kind of document that a part of an archive makes it, or nothing. */
export function kindOfPart({ name }: Part, content: Buffer | undefined): FileKind | undefined {
  if (name === 'mimetype') return MIME_TYPES[content?.toString('latin1').trim() ?? '']
  return MAIN_PARTS[name.toLowerCase()]
}

type Check = {
  readonly names: RegExp
  readonly holds: (xml: string) => boolean
  readonly reason: (name: string) => FileReason
}

const always = (): boolean => true
const as = (code: FileReason['code']) => (): FileReason => ({ code })

/** One row for each thing that a document may not do by itself; the first that holds is named. */
const CHECKS: readonly Check[] = [
  { names: /(^|\/)(vbaproject|vbadata)[^/]*$|(^|\/)activex\//, holds: always, reason: as('MACROS') },
  { names: /^(basic|scripts)\//, holds: always, reason: as('MACROS') },
  {
    names: /^\[content_types\]\.xml$/,
    holds: (xml) => /macroEnabled|vbaProject/i.test(xml),
    reason: as('MACROS'),
  },
  {
    names: /^content\.xml$/,
    holds: (xml) => /<script:event-listener|<office:script\b/.test(xml),
    reason: as('MACROS'),
  },
  { names: /^xl\/externallinks\/.*\.xml$/, holds: (xml) => /<(\w+:)?ddeLink\b/.test(xml), reason: as('DDE') },
  { names: /^word\/.*\.xml$/, holds: hasDdeField, reason: as('DDE') },
  {
    names: /^content\.xml$/,
    holds: (xml) => /<(table:dde-link|text:dde-connection-decl|office:dde-source)\b/.test(xml),
    reason: as('DDE'),
  },
  {
    names: /^meta-inf\/manifest\.xml$/,
    holds: (xml) => /<manifest:encryption-data\b/.test(xml),
    reason: as('ENCRYPTED'),
  },
  { names: /^xl\/externallinks\/.*\.xml$/, holds: always, reason: as('EXTERNAL_LINKS') },
  { names: /\.rels$/, holds: fetchesFromOutside, reason: as('EXTERNAL_LINKS') },
  {
    names: /(^|\/)embeddings\/[^/]+\.(bin|ole|exe|vbs|js|doc|xls|ppt)$/,
    holds: always,
    reason: (name) => ({ code: 'EMBEDDED_OBJECT', params: { found: name } }),
  },
]

/** What is wrong with a part of a document. `content` is nothing for a part too large to be read. */
export function officeReason({ name }: Part, content: Buffer | undefined): FileReason | undefined {
  const lower = name.toLowerCase()
  const mine = CHECKS.filter(({ names }) => names.test(lower))
  if (mine.length === 0) return undefined
  const byName = mine.find(({ holds }) => holds === always)
  if (content === undefined) return byName?.reason(name) ?? { code: 'OPAQUE', entry: name }
  const xml = textOf(content)
  return mine.find(({ holds }) => holds(xml))?.reason(name)
}

/** XML parts may be UTF-16 as well; a check that reads only UTF-8 would be walked around. */
function textOf(content: Buffer): string {
  const [first, second] = content
  const isBig = first === 0xfe && second === 0xff
  if (isBig)
    return content
      .subarray(0, content.length & ~1)
      .swap16()
      .toString('utf16le')
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
  return content.toString(isLittle ? 'utf16le' : 'utf8')
}

/** The instructions of fields may be cut into pieces over several runs: they are read together. */
function hasDdeField(xml: string): boolean {
  const pieces = [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map(([, piece]) => piece)
  const simple = [...xml.matchAll(/\bw:instr="([^"]*)"/g)].map(([, instruction]) => ` ${instruction} `)
  return /(^|[\s"])DDE(AUTO)?\b/i.test(pieces.join('')) || /\sDDE(AUTO)?\s/i.test(simple.join(''))
}

/** A link that a person clicks is harmless; a template, picture or object from outside is fetched when the file is opened. */
function fetchesFromOutside(xml: string): boolean {
  const outside = [...xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /TargetMode\s*=\s*["']External["']/i.test(tag))
  return outside.some((tag) => !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag))
}
