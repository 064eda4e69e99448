import type { Role } from '../model.js'

/** A node of the document's structure, as a screen reader walks it. */
export interface Node {
  readonly role: Role | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'L' | 'LBody' | 'Lbl'
  readonly kids: Node[]
  readonly facts?: { readonly alt?: string; readonly columnSpan?: number; readonly summary?: string }
}

/** Codes to show and displacements (1/1000 em, positive = to the left, as TJ wants them). */
export type Shown = readonly (string | number)[]

/** Text of one font, size and colour on one line. */
export interface Segment {
  readonly font: string
  /** Real size in points. */
  readonly size: number
  readonly colour: string
  /** Horizontal scaling, 1 = none. */
  readonly scale: number
  /** From the line's start. */
  readonly x: number
  readonly width: number
  readonly shown: Shown
  readonly underline: boolean
  readonly link?: string
}

/** What stands on a slab or page. x from the left text edge (page: paper edge), y downwards from the top, points. */
export type Item =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly segments: readonly Segment[]
      readonly node?: Node
    }
  | {
      readonly kind: 'path'
      readonly x: number
      readonly y: number
      readonly ops: string
      readonly node?: Node
    }
  | {
      readonly kind: 'picture'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly asset: string
      readonly node?: Node
    }
  | SlotItem

/** A place that stays open in a template. `y` is the baseline (text) or the top (QR). */
export interface SlotItem {
  readonly kind: 'slot'
  readonly name: string
  readonly line: number
  readonly x: number
  readonly y: number
  readonly width: number
  /** Room of a text slot's second and third line. */
  readonly restWidth: number
  readonly look: SlotLook
  readonly node?: Node
}

export type SlotLook =
  | {
      readonly kind: 'text'
      readonly font: string
      readonly size: number
      readonly colour: string
      readonly align: 'left' | 'center' | 'right'
    }
  | { readonly kind: 'qr'; readonly maxBytes: number }

/** A strip of the flow that is never torn. */
export interface Slab {
  readonly height: number
  readonly before: number
  readonly after: number
  readonly items: readonly Item[]
  readonly keepWithNext: boolean
  readonly breakBefore: boolean
  /** Disappears at the top of a page. */
  readonly vanishes: boolean
  /** Head rows that are set again when this slab starts a page. */
  readonly head?: readonly Slab[]
  /** Its text, for catchwords and reports. */
  readonly text: string
}

/** A slab with the usual answers. */
export function slab(height: number, items: readonly Item[], more: Partial<Slab> = {}): Slab {
  return {
    height,
    items,
    before: 0,
    after: 0,
    keepWithNext: false,
    breakBefore: false,
    vanishes: false,
    text: '',
    ...more,
  }
}

/** Points of a centimetre. */
export const CM = 72 / 2.54
