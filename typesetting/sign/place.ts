import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  PDFDict,
  type PDFContext,
  type PDFDocument,
  type PDFRef,
} from 'pdf-lib'
import { pdfDate } from '../pdfa.js'
import type { Signer } from './signer.js'

/** Bytes kept free for a time stamp token with its certificates. */
export const timestampBytes = 8192

/** What the signature says of itself besides the certificate. */
export interface SignatureFacts {
  /** Claimed instant, `/M`. */
  readonly at: Date
  /** Name shown for the signer; the certificate's when absent. */
  readonly name?: string
  readonly reason?: string
  readonly location?: string
}

/** A field to be signed. */
export interface SignatureFieldOptions extends SignatureFacts {
  /** Field name, unique in the document. */
  readonly field: string
  /** Read out for the field (`TU`); the field name when absent. */
  readonly label?: string
  /** The page the widget stands on, also an invisible one. */
  readonly page: PDFRef
  /** Left, bottom, right, top in points; absent: invisible. */
  readonly box?: readonly [number, number, number, number]
  /** Form XObject drawn in the box; an empty one when absent. */
  readonly appearance?: PDFRef
  /** Bytes kept free for the CMS: `reserve(signer)`. */
  readonly contentsBytes: number
}

/** Bytes to keep free for a signature of this signer. */
export const reserve = (signer: Signer, options: { readonly timestamp?: boolean } = {}): number =>
  signer.cmsBytes + (options.timestamp ? timestampBytes : 0)

/** Ten digits, the largest integer PDF/A allows: every byte range that may occur fits in its place. */
export const unsetRange = '2147483647'

const text = (value: string | undefined, fallback?: string): PDFHexString | undefined => {
  const used = value ?? fallback
  return used === undefined ? undefined : PDFHexString.fromText(used)
}

/** The signature dictionary with empty places for the byte range and the CMS (ISO 32000-2, 12.8.1; PAdES baseline B). */
export function signatureDictionary(
  context: PDFContext,
  facts: SignatureFacts,
  contentsBytes: number,
): PDFDict {
  const dict = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' })
  const texts = { Name: text(facts.name), Reason: text(facts.reason), Location: text(facts.location) }
  for (const [key, value] of Object.entries(texts)) if (value) dict.set(PDFName.of(key), value)
  dict.set(PDFName.of('M'), PDFString.of(pdfDate(facts.at)))
  const range = PDFArray.withContext(context)
  for (const value of [0, Number(unsetRange), Number(unsetRange), Number(unsetRange)])
    range.push(PDFNumber.of(value))
  dict.set(PDFName.of('ByteRange'), range)
  dict.set(PDFName.of('Contents'), PDFHexString.of('00'.repeat(contentsBytes)))
  return dict
}

function emptyAppearance(
  context: PDFContext,
  [left, bottom, right, top]: readonly [number, number, number, number],
): PDFRef {
  return context.register(
    context.stream('', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, right - left, top - bottom],
      Resources: {},
    }),
  )
}

function widgetOf(doc: PDFDocument, options: SignatureFieldOptions, signature: PDFRef): PDFDict {
  const { context } = doc
  const { box = [0, 0, 0, 0] as const, appearance } = options
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFHexString.fromText(options.field),
    TU: PDFHexString.fromText(options.label ?? options.field),
    // Print and Locked: PDF/A wants every annotation printable; nobody moves a signature.
    F: 132,
    P: options.page,
    Rect: [...box],
    V: signature,
  })
  if (options.box)
    widget.set(PDFName.of('AP'), context.obj({ N: appearance ?? emptyAppearance(context, options.box) }))
  return widget
}

function addToArray(context: PDFContext, owner: PDFDict, key: string, item: PDFRef): void {
  const array = owner.lookupMaybe(PDFName.of(key), PDFArray)
  if (array) array.push(item)
  else owner.set(PDFName.of(key), context.obj([item]))
}

function formOf(doc: PDFDocument): PDFDict {
  const known = doc.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  if (known) return known
  const form = doc.context.obj({ Fields: [] })
  doc.catalog.set(PDFName.of('AcroForm'), form)
  return form
}

/**
 * Adds a signature field with an empty signature to a pdf-lib document; after saving (without object streams),
 * `signPlace` fills it. Returns the widget (for `StructureTree.markAnnotation`) and the signature dictionary.
 */
export function addSignatureField(
  doc: PDFDocument,
  options: SignatureFieldOptions,
): { readonly widget: PDFRef; readonly signature: PDFRef } {
  const { context } = doc
  const signature = context.register(signatureDictionary(context, options, options.contentsBytes))
  const widget = context.register(widgetOf(doc, options, signature))
  addToArray(context, context.lookup(options.page, PDFDict), 'Annots', widget)
  const form = formOf(doc)
  addToArray(context, form, 'Fields', widget)
  // SignaturesExist and AppendOnly (ISO 32000-1, table 219).
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  return { widget, signature }
}
