/**
 * The input model of the typesetter: plain data that survives JSON. It knows paragraphs, tables and pages; what a
 * circular or an office is, it does not know. Lengths carry their unit: `…Cm` from the paper's or the block's edge,
 * `…Pt` in nominal points ("16 pt" is TH Sarabun's 16 pt whatever the font file's em is: see `FontSource.scale`).
 */

/** `#rrggbb` or one of the names official letters use. */
export type Colour = 'black' | 'red' | 'blue' | 'grey' | `#${string}`

/** How a piece of text looks; what is absent is inherited from the paragraph, then from the document. */
export interface TextStyle {
  /** Font family by name: one given to `openTypesetter`, default `sarabun`. */
  readonly font?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  /** Nominal size in points, 16 when nobody says otherwise. */
  readonly sizePt?: number
  readonly colour?: Colour
}

/** A piece of text. A field that must stay together (a name, a number) says `noBreak`. */
export interface TextRun extends TextStyle {
  readonly text: string
  readonly noBreak?: boolean
  /** Makes the run a link annotation to this address. */
  readonly link?: string
}

/**
 * A place that differs from addressee to addressee. It starts where the line stands and reaches to the right edge of
 * its paragraph, or over `widthCm`; its second and third line start at the paragraph's hanging indent.
 */
export interface SlotRun extends TextStyle {
  readonly slot: string
  /** Needed when text follows the slot on its line. */
  readonly widthCm?: number
  /** Lines reserved by `compile`; `compileFamily` finds the number out by itself. 1 when absent. */
  readonly lines?: 1 | 2 | 3
  readonly align?: 'left' | 'center' | 'right'
}

/** An explicit line end inside a paragraph. */
export interface LineEnd {
  readonly lineEnd: true
}

export type Inline = TextRun | SlotRun | LineEnd

export type Align = 'left' | 'center' | 'right' | 'justify'

/** What a block is for a screen reader (structure type of the tagged PDF). `artifact`: not read at all. */
export type Role = 'P' | 'H1' | 'H2' | 'H3' | 'LI' | 'Caption' | 'artifact'

/** What every block of the flow may say. */
export interface BlockCommon {
  readonly spaceBeforePt?: number
  readonly spaceAfterPt?: number
  /** Stays on the page of the block that follows. */
  readonly keepWithNext?: boolean
  /** Starts a new page. */
  readonly pageBreakBefore?: boolean
}

/** Text set in lines: justified within searchable limits, ragged where that would tear words apart. */
export interface Paragraph extends BlockCommon {
  readonly kind: 'paragraph'
  readonly runs: readonly Inline[]
  /** Style of all runs that do not say otherwise. */
  readonly style?: TextStyle
  /** `left` when absent. */
  readonly align?: Align
  /** From the text edge to the paragraph's box. */
  readonly leftCm?: number
  readonly rightCm?: number
  /** Where the first line starts, from the paragraph's box (2.5 cm in letters). */
  readonly firstIndentCm?: number
  /** Where the other lines start. */
  readonly hangingCm?: number
  /**
   * A label before the text (เรื่อง, ๑.๒). Without `widthCm` the text starts `gapPt` (default: two spaces) after the
   * label; either way all further lines hang under the text.
   */
  readonly label?: { readonly runs: readonly Inline[]; readonly widthCm?: number; readonly gapPt?: number }
  /** All lines on one page. */
  readonly keepTogether?: boolean
  /** Dotted leader from the end of the last line to the right edge (memo head). */
  readonly leader?: 'dots'
  readonly role?: Role
}

/** One line whose parts start, centre or end at given positions ("the date starts at the page's centre"). */
export interface PositionedLine extends BlockCommon {
  readonly kind: 'line'
  readonly style?: TextStyle
  readonly parts: readonly LinePart[]
}

/** A part of a positioned line. `atCm` counts from the left text edge; 8 is the centre of a Thai letter's text. */
export interface LinePart {
  readonly atCm: number
  /** Whether the part starts at, is centred on, or ends at the position. `left` when absent. */
  readonly align?: 'left' | 'center' | 'right'
  readonly runs: readonly Inline[]
  /** Dotted leader up to this position after the part. */
  readonly leaderToCm?: number
}

/** Blocks side by side, tops aligned: ที่ … on the left, the agency on the right. */
export interface Columns extends BlockCommon {
  readonly kind: 'columns'
  readonly gapCm?: number
  readonly columns: readonly { readonly widthCm: number; readonly blocks: readonly Block[] }[]
}

/** A table that continues over pages: head rows are repeated, a row is never split. */
export interface Table extends BlockCommon {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  /** Repeated on every page. */
  readonly head?: readonly TableRow[]
  readonly rows: readonly TableRow[]
  readonly style?: TextStyle
  /** `all` when absent. `horizontal`: rules above and below each row. */
  readonly borders?: 'all' | 'horizontal' | 'none'
  readonly paddingPt?: number
  readonly leftCm?: number
  /** Read out before the table. */
  readonly summary?: string
}

/** `widthCm`, or a share of what the fixed columns leave (1 when neither is given). */
export interface TableColumn {
  readonly widthCm?: number
  readonly share?: number
  /** `right` for money. */
  readonly align?: Align
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  readonly style?: TextStyle
  readonly keepWithNext?: boolean
}

export interface TableCell {
  readonly runs: readonly Inline[]
  readonly align?: Align
  readonly columnSpan?: number
  readonly style?: TextStyle
  readonly fill?: Colour
}

/** The lines of a signature, centred on one axis and never torn apart. */
export interface SignatureBlock extends BlockCommon {
  readonly kind: 'signature'
  /** The axis, from the left text edge. */
  readonly axisCm: number
  /** Closing, (name), position, acting capacity … */
  readonly lines: readonly (readonly Inline[])[]
  /** The empty place for the hand, above `lines[handBefore]`. */
  readonly handSpacePt?: number
  /** Index of the line that stands under the hand; 0 when absent. */
  readonly handBefore?: number
  /** Image of the hand, drawn into the empty place. */
  readonly image?: Picture
  readonly style?: TextStyle
}

/** A drawing of the document's `assets`, placed by width or height. */
export interface Picture {
  readonly asset: string
  readonly widthCm?: number
  readonly heightCm?: number
  /** Read out instead of the picture. Empty: decoration. */
  readonly alt: string
}

/** A picture in the flow. */
export interface PictureBlock extends BlockCommon {
  readonly kind: 'picture'
  readonly picture: Picture
  readonly align?: 'left' | 'center' | 'right'
  /** Takes no height: what follows starts at the picture's top (the small emblem left of a memo's title). */
  readonly floating?: boolean
  /** From the flow's position, upwards negative. */
  readonly shiftCm?: number
}

/** A QR code: a fixed text, or the value of a slot. Module size and position are the same for all addressees. */
export interface QrBlock extends BlockCommon {
  readonly kind: 'qr'
  readonly content: { readonly text: string } | { readonly slot: string; readonly maxBytes: number }
  readonly sizeCm: number
  readonly align?: 'left' | 'center' | 'right'
  readonly alt: string
}

/** Blocks at a fixed place of the paper, outside the flow: receipt stamp, seal, urgency word. */
export interface Box extends BlockCommon {
  readonly kind: 'box'
  readonly on: 'first' | 'last' | 'every' | 'here'
  /** Upper left corner from the paper's upper left corner. */
  readonly xCm: number
  readonly yCm: number
  readonly widthCm: number
  readonly heightCm?: number
  readonly border?: { readonly colour: Colour; readonly widthPt: number }
  readonly paddingPt?: number
  readonly blocks: readonly Block[]
  /** Not read by a screen reader. */
  readonly artifact?: boolean
}

/** Nothing, of this height. Vanishes at the top of a page. */
export interface Spacer extends BlockCommon {
  readonly kind: 'spacer'
  readonly heightPt: number
}

/** A rule across the text. */
export interface Rule extends BlockCommon {
  readonly kind: 'rule'
  readonly widthPt?: number
  readonly colour?: Colour
  readonly dots?: boolean
}

export interface PageBreak {
  readonly kind: 'page-break'
}

export type Block =
  | Paragraph
  | PositionedLine
  | Columns
  | Table
  | SignatureBlock
  | PictureBlock
  | QrBlock
  | Box
  | Spacer
  | Rule
  | PageBreak

/** A drawing. Bytes are base64 so that a document is plain JSON. SVG: paths, rectangles, circles, groups, fills. */
export type Asset =
  | { readonly kind: 'svg'; readonly svg: string }
  | { readonly kind: 'pdf'; readonly base64: string; readonly page?: number }
  | { readonly kind: 'png' | 'jpeg'; readonly base64: string }

/** What stands on pages outside the flow. */
export interface Running {
  /** `- ๒ -` at the top centre from page `from` (2 when absent). */
  readonly pageNumber?: {
    readonly from?: number
    readonly digits?: 'thai' | 'arabic'
    readonly sizePt?: number
  }
  /** "/ข้อความ..." at the lower right of every page that has a next one. */
  readonly catchwords?: boolean
  /** ลับ, ลับมาก: red, top and bottom centre of every page. */
  readonly secrecy?: { readonly word: string; readonly sizePt?: number }
  /** Large grey word across every page: "ตัวอย่าง". */
  readonly watermark?: string
  /** Small lines at the foot of every page. `{page}` and `{pages}` are replaced. */
  readonly footer?: {
    readonly text: string
    readonly align?: 'left' | 'center' | 'right'
    readonly sizePt?: number
  }
  readonly header?: {
    readonly text: string
    readonly align?: 'left' | 'center' | 'right'
    readonly sizePt?: number
  }
}

export interface Margins {
  readonly topCm: number
  readonly rightCm: number
  readonly bottomCm: number
  readonly leftCm: number
}

/** A visible or invisible signature field that `sign/` fills. */
export interface SignatureField {
  readonly name: string
  /** Absent: invisible. Measured like a `Box`; on the last page. */
  readonly box?: {
    readonly xCm: number
    readonly yCm: number
    readonly widthCm: number
    readonly heightCm: number
  }
}

/** A whole document. The same document gives the same bytes: dates and ids are its data, no clock is read. */
export interface Document {
  readonly title: string
  readonly lang: 'th' | 'en'
  readonly pageSize?: 'A4' | 'A4-landscape'
  /** Thai letter when absent: top 2.5 (1.5 on the first page by the emblem's own place), right 2, bottom 2, left 3. */
  readonly margins?: Margins
  /** First page's top margin where it differs. */
  readonly firstTopCm?: number
  readonly style?: TextStyle
  /** Distance of lines as a multiple of single spacing, 1 when absent. */
  readonly lineSpacing?: number
  readonly running?: Running
  readonly blocks: readonly Block[]
  readonly assets?: Readonly<Record<string, Asset>>
  /** Embedded as an associated file (`AFRelationship /Data`). Any JSON value. */
  readonly data?: { readonly name: string; readonly description: string; readonly value: unknown }
  /** Stable identifier; the file's /ID is derived from it and the content. */
  readonly id: string
  /** Instant, ISO 8601, written as CreationDate and ModDate. */
  readonly createdAt: string
  readonly author?: string
  readonly subject?: string
  readonly keywords?: readonly string[]
  readonly signatureField?: SignatureField
}

/** What normalisation changed or found: reported, never silent, nothing is dropped. */
export interface Note {
  readonly kind:
    'composed' | 'reordered' | 'repeated-mark' | 'control' | 'invisible' | 'orphan-mark' | 'overfull'
  readonly text: string
  /** Thai sentence for the person who wrote the text. */
  readonly message: string
}

/** The value of a slot: text that may be broken into lines, or lines as they stand. */
export type SlotValue = string | readonly string[]
export type SlotValues = Readonly<Record<string, SlotValue>>
