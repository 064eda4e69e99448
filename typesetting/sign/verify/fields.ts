import type { PdfFile } from '../pdf/file.js'
import {
  isArray,
  isDict,
  isRef,
  isText,
  nameOf,
  textOf,
  type PdfDict,
  type PdfText,
  type PdfValue,
} from '../pdf/values.js'

/** A signature field and the signature in it, if it is signed. */
export interface SignatureField {
  /** Full name, parents' names before it. */
  readonly name: string
  /** Object numbers of the field and of its widgets. */
  readonly numbers: readonly number[]
  readonly signature?: SignatureDict
}

/** A signature dictionary, with what is needed of it. */
export interface SignatureDict {
  readonly dict: PdfDict
  readonly subFilter: string
  readonly contents: PdfText
  readonly byteRange: readonly number[]
  /** DocMDP permission of a certifying signature: 1 allows no change at all. */
  readonly permission?: number
}

function permissionOf(file: PdfFile, dict: PdfDict): number | undefined {
  const references = file.follow(dict.get('Reference'))
  for (const each of isArray(references) ? references : []) {
    const reference = file.dict(each)
    if (nameOf(file.follow(reference?.get('TransformMethod'))) !== 'DocMDP') continue
    const permission = file.follow(file.dict(reference?.get('TransformParams'))?.get('P'))
    return typeof permission === 'number' ? permission : 2
  }
  return undefined
}

const numbersIn = (value: PdfValue): number[] =>
  isArray(value) ? value.map((item) => (typeof item === 'number' ? item : -1)) : []

const noText: PdfText = { kind: 'text', bytes: Buffer.alloc(0), at: -1, end: -1 }

/** Contents and ByteRange stand in the dictionary itself: behind a reference they could be exchanged. */
function signatureOf(file: PdfFile, value: PdfValue | undefined): SignatureDict | undefined {
  const dict = file.dict(value)
  if (!dict) return undefined
  const contents = dict.get('Contents')
  const permission = permissionOf(file, dict)
  return {
    dict,
    subFilter: nameOf(file.follow(dict.get('SubFilter'))) ?? '',
    contents: isText(contents) ? contents : noText,
    byteRange: numbersIn(dict.get('ByteRange') ?? null),
    ...(permission === undefined ? {} : { permission }),
  }
}

interface Pending {
  readonly value: PdfValue
  readonly parentName: string
  readonly parentType: string | undefined
}

const numberOf = (value: PdfValue): number[] => (isRef(value) ? [value.number] : [])

function fieldOf(file: PdfFile, value: PdfValue, dict: PdfDict, name: string): SignatureField {
  const kids = file.follow(dict.get('Kids'))
  const signature = signatureOf(file, dict.get('V'))
  return {
    name,
    numbers: [...numberOf(value), ...(isArray(kids) ? kids.flatMap(numberOf) : [])],
    ...(signature ? { signature } : {}),
  }
}

/** A kid with a name is a field of its own; one without is only a widget. */
function kidFields(file: PdfFile, dict: PdfDict): PdfValue[] {
  const kids = file.follow(dict.get('Kids'))
  return isArray(kids) ? kids.filter((kid) => file.dict(kid)?.has('T') ?? false) : []
}

/** All signature fields of the form, in its order. Errors: `PdfError`. */
export function signatureFields(file: PdfFile): SignatureField[] {
  const fields = file.follow(file.dict(file.root.get('AcroForm'))?.get('Fields'))
  const pending: Pending[] = (isArray(fields) ? fields : []).map((value) => ({
    value,
    parentName: '',
    parentType: undefined,
  }))
  const seen = new Set<PdfDict>()
  const found: SignatureField[] = []
  // The list grows while it is walked.
  for (const next of pending) {
    const dict = file.follow(next.value)
    if (!isDict(dict) || seen.has(dict)) continue
    seen.add(dict)
    const type = nameOf(file.follow(dict.get('FT'))) ?? next.parentType
    const name = [next.parentName, textOf(file.follow(dict.get('T'))) ?? '']
      .filter((part) => part !== '')
      .join('.')
    const kids = kidFields(file, dict)
    for (const value of kids) pending.push({ value, parentName: name, parentType: type })
    if (type === 'Sig' && kids.length === 0) found.push(fieldOf(file, next.value, dict, name))
  }
  return found
}
