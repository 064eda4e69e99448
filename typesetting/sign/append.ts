import { pdfDate } from '../pdfa.js'
import { hashPrefix, signTail, signTailWithTime, type TokenSource } from './fill.js'
import { PdfFile } from './pdf/file.js'
import {
  Budget,
  isArray,
  isDict,
  isRef,
  PdfError,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from './pdf/values.js'
import { incrementalUpdate, valueText, type UpdatedObject } from './pdf/write.js'
import { reserve, unsetRange, type SignatureFacts } from './place.js'
import { SignRefused } from './refused.js'
import type { Signer } from './signer.js'
import { signatureFields } from './verify/fields.js'

/** A signature to be added behind a finished file. It is invisible: the content stays as it was. */
export interface AppendOptions extends SignatureFacts {
  /** Field name that the file does not have yet. */
  readonly field: string
}

/** Reading a file to be signed costs at most this much (see `Budget`). */
const work = 8_000_000

const hexText = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

function signatureText(facts: SignatureFacts, contentsBytes: number): string {
  const texts = { Name: facts.name, Reason: facts.reason, Location: facts.location }
  const said = Object.entries(texts).map(([key, text]) =>
    text === undefined ? '' : ` /${key} ${hexText(text)}`,
  )
  return (
    `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached${said.join('')} /M (${pdfDate(facts.at)})` +
    ` /ByteRange [0 ${unsetRange} ${unsetRange} ${unsetRange}] /Contents <${'00'.repeat(contentsBytes)}>>>`
  )
}

const widgetText = (field: string, page: PdfRef, signature: number): string =>
  `<</Type /Annot /Subtype /Widget /FT /Sig /T ${hexText(field)} /TU ${hexText(field)} /F 132 ` +
  `/Rect [0 0 0 0] /P ${valueText(page)} /V ${signature} 0 R>>`

/** Collects objects rewritten by the update; the last state of each is written. */
class Update {
  readonly objects = new Map<number, UpdatedObject>()
  size = 1

  constructor(readonly file: PdfFile) {
    // Not Math.max(...): a file may have more objects than a call takes arguments.
    for (const number of file.crossReference.entries.keys()) this.size = Math.max(this.size, number + 1)
  }

  add(text: string): number {
    const number = this.size++
    this.objects.set(number, { number, generation: 0, text })
    return number
  }

  private replace({ number, generation }: PdfRef, value: PdfValue): void {
    this.objects.set(number, { number, generation, text: valueText(value) })
  }

  /** Sets keys of the dictionary that `holder` leads to; gives back the new value of `holder`. */
  change(holder: PdfValue | undefined, changes: ReadonlyMap<string, PdfValue>): PdfValue {
    const dict: PdfDict = this.file.dict(holder) ?? new Map<string, PdfValue>()
    const changed = new Map([...dict, ...changes])
    if (!isRef(holder)) return changed
    this.replace(holder, changed)
    return holder
  }

  /** Appends to the array that `holder` leads to; gives back the new value of `holder`. */
  append(holder: PdfValue | undefined, item: PdfValue): PdfValue {
    const array = this.file.follow(holder)
    const longer = [...(isArray(array) ? array : []), item]
    if (!isRef(holder)) return longer
    this.replace(holder, longer)
    return holder
  }
}

function firstPage(file: PdfFile): PdfRef {
  let ref = file.root.get('Pages')
  for (let depth = 0; depth < 50 && isRef(ref); depth++) {
    const node = file.follow(ref)
    if (!isDict(node)) break
    const kids = file.follow(node.get('Kids'))
    if (!isArray(kids)) return ref
    ref = kids[0]
  }
  throw new SignRefused('PDF_UNREADABLE', 'no page')
}

function updateFor(file: PdfFile, options: AppendOptions, contentsBytes: number): Buffer {
  if (signatureFields(file).some(({ name }) => name === options.field))
    throw new SignRefused('FIELD_NAME_TAKEN', options.field)
  const update = new Update(file)
  const page = firstPage(file)
  const signature = update.add(signatureText(options, contentsBytes))
  const widget: PdfRef = {
    kind: 'ref',
    number: update.add(widgetText(options.field, page, signature)),
    generation: 0,
  }
  update.change(page, new Map([['Annots', update.append(file.dict(page)?.get('Annots'), widget)]]))
  const form = file.root.get('AcroForm')
  const fields = update.append(file.dict(form)?.get('Fields'), widget)
  const changedForm = update.change(
    form,
    new Map<string, PdfValue>([
      ['Fields', fields],
      ['SigFlags', 3],
    ]),
  )
  const { trailer, offset } = file.crossReference
  if (!isRef(form)) update.change(trailer.get('Root'), new Map([['AcroForm', changedForm]]))
  const base = { length: file.bytes.length, trailer, offset }
  return incrementalUpdate(base, [...update.objects.values()], update.size)
}

function tailFor(file: Buffer, options: AppendOptions, contentsBytes: number): Buffer {
  try {
    return updateFor(new PdfFile(file, new Budget(work)), options, contentsBytes)
  } catch (error) {
    if (error instanceof PdfError) throw new SignRefused('PDF_UNREADABLE', error.message)
    throw error
  }
}

/**
 * Signs a finished PDF by an incremental update: earlier signatures stay valid. Returns the whole new file.
 * Errors: `SignRefused` PDF_UNREADABLE, FIELD_NAME_TAKEN, and with a token source those of time stamps.
 */
export async function appendSignature(
  file: Uint8Array,
  signer: Signer,
  options: AppendOptions & { readonly token?: TokenSource },
): Promise<Buffer> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  const { token } = options
  const tail = tailFor(bytes, options, reserve(signer, { timestamp: token !== undefined }))
  const prefix = hashPrefix(bytes)
  const signed = token ? await signTailWithTime(prefix, tail, signer, token) : signTail(prefix, tail, signer)
  return Buffer.concat([bytes, signed])
}
