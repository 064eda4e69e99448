import { PdfFile } from '../../typesetting/sign/pdf/file.js'
import { Budget, isArray, isRef, type PdfDict, type PdfValue } from '../../typesetting/sign/pdf/values.js'
import { incrementalUpdate, valueText } from '../../typesetting/sign/pdf/write.js'
import { verifyPdf, type PdfVerification, type VerifyOptions } from '../../typesetting/sign/verify.js'
import { authority, checkedAt, officeKey, signerOf } from './sign-office.js'

export const office = officeKey()
export const signer = signerOf(office)
/** Judged with the test's authority, on the day of checking. */
export const verify = (file: Uint8Array, options: Partial<VerifyOptions> = {}): PdfVerification =>
  verifyPdf(file, { trustedPem: [authority.certificatePem], now: checkedAt, ...options })
/** Why the file, or one of its signatures, is judged so. */
export const codes = (result: PdfVerification, index = 0): string[] =>
  (result.signatures[index]?.reasons ?? result.reasons).map(({ code }) => code)

/** A forger's incremental update: objects by number, with the file's own trailer unless another one is given. */
export function updated(
  file: Buffer,
  objects: Record<number, string>,
  trailer: Record<string, PdfValue> = {},
  generation = 0,
): Buffer {
  const { crossReference } = new PdfFile(file, new Budget(1_000_000))
  const base = {
    length: file.length,
    trailer: new Map([...crossReference.trailer, ...Object.entries(trailer)]),
    offset: crossReference.offset,
  }
  const list = Object.entries(objects).map(([number, text]) => ({
    number: Number(number),
    generation,
    text,
  }))
  return Buffer.concat([file, incrementalUpdate(base, list, crossReference.entries.size + 50)])
}

/** What a forger looks for in a signed letter. */
export interface Parts {
  readonly file: PdfFile
  readonly root: number
  readonly page: number
  readonly pageDict: PdfDict
  readonly field: number
}

/** Finds it. */
export function partsOf(bytes: Buffer): Parts {
  const file = new PdfFile(bytes, new Budget(1_000_000))
  const kids = file.follow(file.dict(file.root.get('Pages'))?.get('Kids'))
  const [page] = isArray(kids) ? kids : []
  const fields = file.follow(file.dict(file.root.get('AcroForm'))?.get('Fields'))
  const [field] = isArray(fields) ? fields : []
  const number = (value: PdfValue | undefined): number => (isRef(value) ? value.number : -1)
  return {
    file,
    root: number(file.crossReference.trailer.get('Root')),
    page: number(page),
    pageDict: file.dict(page) ?? new Map(),
    field: number(field),
  }
}

/** A dictionary's text with other entries. */
export const withKeys = (dict: PdfDict, changes: Record<string, PdfValue>): string =>
  valueText(new Map([...dict, ...Object.entries(changes)]))
export const ref = (number: number): PdfValue => ({ kind: 'ref', number, generation: 0 })
export const name = (text: string): PdfValue => ({ kind: 'name', text })
export const stream = (text: string): string => `<</Length ${text.length}>>\nstream\n${text}\nendstream`
