import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AssetRefused } from '../../typesetting/errors.js'
import type { Asset } from '../../typesetting/model.js'
import { openAsset } from '../../typesetting/pdf/assets.js'
import type { AgencyFolder } from './refused.js'

/** A drawing's file as an asset: PDF by its name, SVG else. */
export function emblemFrom(name: string, bytes: Buffer): Asset {
  return name.toLowerCase().endsWith('.pdf')
    ? { kind: 'pdf', base64: bytes.toString('base64') }
    : { kind: 'svg', svg: bytes.toString('utf8') }
}

/** The agency's emblem, if it has one that can be drawn. */
export async function readEmblem({ path, names, problems }: AgencyFolder): Promise<Asset | undefined> {
  const found = names.filter((name) => /^emblem\./i.test(name))
  for (const file of found.filter((name) => !/\.(svg|pdf)$/i.test(name)))
    problems.push({ file, th: 'ตราต้องเป็น SVG หรือ PDF', en: 'an emblem is an SVG or a PDF file' })
  const [name, second] = found.filter((file) => /\.(svg|pdf)$/i.test(file))
  if (name === undefined) return undefined
  if (second !== undefined)
    problems.push({ file: second, th: `มีตราอยู่แล้วใน ${name}`, en: `there is an emblem already: ${name}` })
  const asset = emblemFrom(name, await readFile(join(path, name)))
  try {
    await openAsset(name, asset)
  } catch (refusal) {
    if (!(refusal instanceof AssetRefused)) throw refusal
    problems.push({ file: name, th: refusal.th, en: refusal.en })
  }
  return asset
}
