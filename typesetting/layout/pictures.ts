import { AssetRefused } from '../errors.js'
import type { Picture, QrBlock } from '../model.js'
import { qrOperators } from '../qr.js'
import { childNode, valueOf, type Context, type Place } from './context.js'
import { CM, type Item, type Node } from './types.js'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Size in points; what the picture does not say follows from the drawing's proportions. */
export function pictureSize(picture: Picture, context: Context): Size {
  const natural = Object.hasOwn(context.assetSizes, picture.asset)
    ? context.assetSizes[picture.asset]
    : undefined
  if (!natural) throw new AssetRefused(picture.asset, 'not among the assets', 'ไม่มีใน assets')
  const ratio = natural.width / natural.height
  const { widthCm, heightCm } = picture
  if (widthCm !== undefined)
    return { width: widthCm * CM, height: heightCm === undefined ? (widthCm * CM) / ratio : heightCm * CM }
  if (heightCm !== undefined) return { width: heightCm * CM * ratio, height: heightCm * CM }
  return natural
}

/** A picture at a place; without Alt text it is decoration. */
export function placePicture(
  picture: Picture,
  at: Size & { readonly x: number; readonly y: number },
  place: Place,
): Item {
  const node = figure(place.parent, picture.alt)
  return { kind: 'picture', asset: picture.asset, ...at, ...(node ? { node } : {}) }
}

function figure(parent: Node | undefined, alt: string): Node | undefined {
  return alt === '' ? undefined : childNode(parent, 'Figure', { facts: { alt } })
}

/** Mask and error correction are fixed so that a batch is quick and every code has the same size. */
export const QR_OPTIONS = { mask: 2, level: 'M' } as const

/** A QR code, or the open place of one. */
export function qrItems(
  block: QrBlock,
  at: { readonly x: number; readonly y: number; readonly size: number },
  place: Place,
  context: Context,
): Item[] {
  const node = figure(place.parent, block.alt)
  const owner = node ? { node } : {}
  const { x, y, size } = at
  if ('slot' in block.content && context.slots.mode === 'open') {
    const look = { kind: 'qr', maxBytes: block.content.maxBytes } as const
    return [
      { kind: 'slot', name: block.content.slot, line: 0, x, y, width: size, restWidth: 0, look, ...owner },
    ]
  }
  const text = 'slot' in block.content ? qrValue(block.content.slot, context) : block.content.text
  const ops = qrOperators(text, { x: 0, y: -size, size }, QR_OPTIONS)
  return [{ kind: 'path', x, y, ops, ...owner }]
}

function qrValue(slot: string, context: Context): string {
  return context.slots.mode === 'values' ? [valueOf(slot, context.slots.values)].flat().join('') : ''
}
