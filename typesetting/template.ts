/**
 * A document laid out once for many addressees. `prefix` is every byte up to the first one that differs between
 * letters; `plan` is small JSON. Both together stamp and materialise letters in any later process, without fonts,
 * shaper or this version of the layout.
 */
export interface Template {
  /** sha256 (hex) of prefix and plan. */
  readonly id: string
  readonly prefix: Uint8Array
  readonly plan: TemplatePlan
}

/** What stamping needs beside the prefix. Opaque to callers; plain JSON. */
export interface TemplatePlan {
  readonly version: 1
  readonly pages: readonly PagePlan[]
  readonly slots: readonly SlotPlan[]
  /** Byte offsets of objects 1 … n of the prefix. */
  readonly offsets: readonly number[]
  readonly root: number
  readonly info: number
  readonly documentId: string
  /** Cluster tables of the fonts that slots use: deflated, base64. */
  readonly tables: Readonly<Record<string, string>>
  /** Object that holds the letter's own data, when the document embeds data. */
  readonly data?: { readonly value: unknown }
}

export interface PagePlan {
  readonly contents: readonly number[]
  readonly resources: number
  readonly mediaBox: readonly [number, number, number, number]
}

/** One slot: text lines, or a QR code. Positions in PDF points from the lower left corner. */
export interface SlotPlan {
  readonly name: string
  readonly kind: 'text' | 'qr'
  readonly page: number
  readonly lines: readonly { readonly x: number; readonly y: number; readonly width: number }[]
  readonly font: string
  readonly size: number
  readonly colour: string
  readonly align: 'left' | 'center' | 'right'
  readonly mcid: number
}

/** A stamped letter: `tail` is what is stored, `sha256` and `length` are those of the whole file. */
export interface Stamped {
  readonly tail: Uint8Array
  readonly sha256: string
  readonly length: number
}

/** Templates of one document that differ only in how many lines their slots take. */
export interface TemplateFamily {
  /** By line counts, e.g. `addressee=2`. */
  readonly templates: Readonly<Record<string, Template>>
}
