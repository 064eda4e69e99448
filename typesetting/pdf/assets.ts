import { PDFDocument, type PDFRef } from 'pdf-lib'
import { AssetRefused } from '../errors.js'
import type { Asset, Document } from '../model.js'
import { readSvg, registerSvg } from './svg.js'

/** A drawing that has been read: its natural size in points, and how it gets into a document. */
export interface OpenAsset {
  readonly width: number
  readonly height: number
  /** `unit`: drawn over a unit square (images); else over its natural size (forms). */
  readonly unit: boolean
  readonly embed: (doc: PDFDocument) => Promise<PDFRef>
}

/** Largest drawing, bytes of its file. */
export const LARGEST_ASSET = 20_000_000

/** Reads all drawings of a document. Errors: `AssetRefused`. */
export async function openAssets(document: Document): Promise<Map<string, OpenAsset>> {
  const open = new Map<string, OpenAsset>()
  for (const [name, asset] of Object.entries(document.assets ?? {}))
    open.set(name, await openAsset(name, asset))
  return open
}

/** Reads one drawing. Errors: `AssetRefused`. */
export async function openAsset(name: string, asset: Asset): Promise<OpenAsset> {
  const length = asset.kind === 'svg' ? asset.svg.length : (asset.base64.length * 3) / 4
  if (length > LARGEST_ASSET) throw new AssetRefused(name, 'larger than 20 MB', 'ใหญ่เกิน 20 เมกะไบต์')
  if (asset.kind === 'svg') return openSvg(name, asset.svg)
  const bytes = Buffer.from(asset.base64, 'base64')
  try {
    return asset.kind === 'pdf' ? await openPdf(bytes, asset.page ?? 1) : await openImage(bytes, asset.kind)
  } catch (cause) {
    if (cause instanceof AssetRefused) throw cause
    throw new AssetRefused(
      name,
      `not a readable ${asset.kind.toUpperCase()} file`,
      `อ่านแฟ้ม ${asset.kind.toUpperCase()} ไม่ได้`,
    )
  }
}

function openSvg(name: string, text: string): OpenAsset {
  const svg = readSvg(name, text)
  const embed = (doc: PDFDocument) => Promise.resolve(registerSvg(doc.context, svg))
  return { width: svg.width, height: svg.height, unit: false, embed }
}

async function openPdf(bytes: Uint8Array, page: number): Promise<OpenAsset> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const { width, height } = source.getPage(page - 1).getSize()
  const embed = async (doc: PDFDocument) => {
    const [form] = await doc.embedPdf(source, [page - 1])
    if (!form) throw new Error('no page')
    return form.ref
  }
  return { width, height, unit: false, embed }
}

async function openImage(bytes: Uint8Array, kind: 'png' | 'jpeg'): Promise<OpenAsset> {
  const embedInto = (doc: PDFDocument) => (kind === 'png' ? doc.embedPng(bytes) : doc.embedJpg(bytes))
  const { width, height } = await embedInto(await PDFDocument.create({ updateMetadata: false }))
  return { width, height, unit: true, embed: async (doc) => (await embedInto(doc)).ref }
}
