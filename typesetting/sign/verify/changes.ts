import type { PdfFile } from '../pdf/file.js'
import {
  isArray,
  isDict,
  isRef,
  isStream,
  isText,
  nameOf,
  same,
  sameExcept,
  type PdfArray,
  type PdfDict,
  type PdfValue,
} from '../pdf/values.js'
import type { Entry } from '../pdf/xref.js'
import { signatureFields } from './fields.js'

/**
 * What may follow a signature: further signatures, with their fields and pictures, material for long-term validation,
 * metadata. Everything else changes the document. The rule is a list of what is allowed, and stricter than most viewers:
 * comments and filled-in forms are changes too. An official letter has no use for them after it is signed.
 */
export interface Comparison {
  /** The revision that was signed. */
  readonly signed: PdfFile
  /** The file as it is now. */
  readonly now: PdfFile
  /** Offsets of the contents of signatures that are intact, and so may have been added. */
  readonly intact: ReadonlySet<number>
}

const nothing: PdfDict = new Map()
const list = (value: PdfValue): PdfArray => (isArray(value) ? value : [])
const numberOf = (value: PdfValue | undefined): number | undefined =>
  isRef(value) ? value.number : undefined

function referencesIn(value: PdfValue, found: (number: number) => void): void {
  if (isRef(value)) found(value.number)
  else if (isArray(value)) for (const item of value) referencesIn(item, found)
  else if (isDict(value)) for (const item of value.values()) referencesIn(item, found)
  else if (isStream(value)) referencesIn(value.dict, found)
}

/** Numbers of all objects the signed document uses, those that did not exist too: they could be slipped in later. */
function usedObjects(file: PdfFile): Set<number> {
  const used = new Set<number>()
  const queue: number[] = []
  const add = (number: number): void => {
    if (used.has(number)) return
    used.add(number)
    queue.push(number)
  }
  const root = numberOf(file.crossReference.trailer.get('Root'))
  if (root !== undefined) used.add(root)
  // Neither is shown: material to check signatures, and the description of the file.
  for (const [key, value] of file.root) if (key !== 'DSS' && key !== 'Metadata') referencesIn(value, add)
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) referencesIn(file.numbered(next), add)
  return used
}

function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined || a.kind === 'free' || b.kind === 'free')
    return (a?.kind ?? 'free') === 'free' && (b?.kind ?? 'free') === 'free'
  if (a.kind === 'at') return b.kind === 'at' && a.offset === b.offset && a.generation === b.generation
  return b.kind === 'in' && a.stream === b.stream && a.index === b.index
}

const generationOf = (entry: Entry | undefined): number => (entry?.kind === 'at' ? entry.generation : 0)

function isChanged({ signed, now }: Comparison, number: number): boolean {
  const before = signed.crossReference.entries.get(number)
  const after = now.crossReference.entries.get(number)
  const holder = before?.kind === 'in' ? before.stream : undefined
  const sameHolder =
    holder === undefined ||
    sameEntry(signed.crossReference.entries.get(holder), now.crossReference.entries.get(holder))
  if (sameEntry(before, after) && sameHolder) return false
  return generationOf(before) !== generationOf(after) || !same(signed.numbered(number), now.numbered(number))
}

/** A field or widget of a signature that was added, is intact, and does nothing but show itself. */
function isAddedSignature({ signed, now, intact }: Comparison, value: PdfValue): boolean {
  const number = numberOf(value)
  const dict = now.dict(value)
  if (number === undefined || !dict || signed.numbered(number) !== null) return false
  const parent = dict.has('FT') ? nothing : (now.dict(dict.get('Parent')) ?? nothing)
  const type = nameOf(now.follow(dict.get('FT') ?? parent.get('FT')))
  const contents = now.dict(dict.get('V') ?? parent.get('V'))?.get('Contents')
  return type === 'Sig' && isText(contents) && intact.has(contents.at) && !dict.has('A') && !dict.has('AA')
}

/** Whether the new list is the old one with nothing but added signatures behind it. */
function onlySignaturesAdded(comparison: Comparison, before: PdfValue, after: PdfValue): boolean {
  const old = list(before)
  const all = list(after)
  return (
    same(old, all.slice(0, old.length)) &&
    all.slice(old.length).every((item) => isAddedSignature(comparison, item))
  )
}

function isFormKept(comparison: Comparison): boolean {
  const { signed, now } = comparison
  const before = signed.dict(signed.root.get('AcroForm')) ?? nothing
  const after = now.dict(now.root.get('AcroForm')) ?? nothing
  // Default resources are what signing programs bring along; where there were some, they stay.
  const brought = ['DR', 'DA'].filter((key) => !before.has(key))
  return (
    sameExcept(before, after, ['Fields', 'SigFlags', ...brought]) &&
    onlySignaturesAdded(comparison, signed.follow(before.get('Fields')), now.follow(after.get('Fields')))
  )
}

const freeCatalogKeys = ['AcroForm', 'DSS', 'Extensions', 'Metadata', 'Version']

function isCatalogKept({ signed, now }: Comparison): boolean {
  return (
    same(signed.crossReference.trailer.get('Root'), now.crossReference.trailer.get('Root')) &&
    sameExcept(signed.root, now.root, freeCatalogKeys)
  )
}

function arePageNotesKept(comparison: Comparison, page: number): boolean {
  const { signed, now } = comparison
  const before = signed.numbered(page)
  const after = now.numbered(page)
  if (!isDict(before) || !isDict(after) || !sameExcept(before, after, ['Annots'])) return false
  return onlySignaturesAdded(comparison, signed.follow(before.get('Annots')), now.follow(after.get('Annots')))
}

/** Field (or its widget) that was empty when this was signed, and is signed now. */
function isFieldOnlySigned({ signed, now, intact }: Comparison, field: number, part: number): boolean {
  const before = signed.numbered(part)
  const after = now.numbered(part)
  if (!isDict(before) || !isDict(after) || !sameExcept(before, after, ['V', 'AP', 'AS', 'M', 'MK']))
    return false
  const filled = now.numbered(field)
  const contents = isDict(filled) ? now.dict(filled.get('V'))?.get('Contents') : undefined
  return isText(contents) && intact.has(contents.at)
}

function pageNumbers(file: PdfFile): number[] {
  const found: number[] = []
  const seen = new Set<number>()
  const nodes: PdfValue[] = [file.root.get('Pages') ?? null]
  for (const node of nodes) {
    const number = numberOf(node)
    if (number === undefined || seen.has(number)) continue
    seen.add(number)
    const dict = file.dict(node)
    // The list grows while it is walked: kids are looked at after their elders.
    if (dict?.has('Kids')) for (const kid of list(file.follow(dict.get('Kids')))) nodes.push(kid)
    else found.push(number)
  }
  return found
}

/** For each object that may change in some way, the question whether it changed in that way only. */
function rulesFor(comparison: Comparison): Map<number, () => boolean> {
  const { signed } = comparison
  const rules = new Map<number, () => boolean>()
  for (const page of pageNumbers(signed)) {
    const kept = (): boolean => arePageNotesKept(comparison, page)
    rules.set(page, kept)
    const notes = numberOf(signed.dict({ kind: 'ref', number: page, generation: 0 })?.get('Annots'))
    if (notes !== undefined) rules.set(notes, kept)
  }
  for (const { signature, numbers } of signatureFields(signed)) {
    const [field] = numbers
    if (signature || field === undefined) continue
    for (const part of numbers) rules.set(part, () => isFieldOnlySigned(comparison, field, part))
  }
  const form = signed.root.get('AcroForm')
  // Catalog and form are always compared, see below.
  for (const value of [signed.crossReference.trailer.get('Root'), form, signed.dict(form)?.get('Fields')]) {
    const number = numberOf(value)
    if (number !== undefined) rules.set(number, () => true)
  }
  return rules
}

/** Whether something changed after signing that a later signature does not explain. Errors: `PdfError`. */
export function isDocumentChanged(comparison: Comparison): boolean {
  if (!isCatalogKept(comparison) || !isFormKept(comparison)) return true
  const rules = rulesFor(comparison)
  for (const number of usedObjects(comparison.signed))
    if (isChanged(comparison, number) && !(rules.get(number)?.() ?? false)) return true
  return false
}
