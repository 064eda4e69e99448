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
  /** Objects after the prefix that hold slots. */
  readonly streams: number
  /** Cross-reference entries of the prefix's objects, as they stand in the file. */
  readonly entries: string
  /** Object number of the first object after the prefix. */
  readonly firstObject: number
  /** Signature dictionary with its empty places, when letters are signed. */
  readonly signature: string
  /** Trailer without /ID and /Size. */
  readonly trailer: string
  /** First half of /ID. */
  readonly documentId: string
  /** Cluster tables of the fonts that slots use, by font name. */
  readonly tables: Readonly<Record<string, ClusterTable>>
  /** Compounds an agency added to the lexicon. */
  readonly lexicon: readonly string[]
}

/** Clusters and their codes, deflated JSON in base64. */
export type ClusterTable = string

/** What a print file needs of a page. */
export interface PagePlan {
  /** Objects of its content in order; those from `firstObject` on are slot streams of the letter. */
  readonly contents: readonly number[]
  readonly resources: number
  readonly mediaBox: readonly [number, number, number, number]
}

/** One place of a slot. Positions in PDF points from the lower left corner. */
export type SlotPlan = TextSlotPlan | QrSlotPlan

export interface TextSlotPlan {
  readonly kind: 'text'
  readonly name: string
  /** Index of the slot stream it is drawn in. */
  readonly stream: number
  /** Line of the value that stands here, 0 the first. */
  readonly line: number
  readonly x: number
  readonly y: number
  readonly width: number
  /** Room of the second and third line, 0 when there can be none. */
  readonly restWidth: number
  readonly font: string
  readonly size: number
  readonly colour: string
  readonly align: 'left' | 'center' | 'right'
  /** Operators that open and close the marked content. */
  readonly begin: string
  readonly end: string
}

export interface QrSlotPlan {
  readonly kind: 'qr'
  readonly name: string
  readonly stream: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly version: number
  readonly begin: string
  readonly end: string
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
