import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { FontSource } from '../../typesetting/contract.js'
import { FontRefused } from '../../typesetting/errors.js'
import { checkFont } from '../../typesetting/font/face.js'
import type { Finding } from '../yaml/problem.js'
import { readYaml } from '../yaml/read.js'
import type { AgencyFolder } from './refused.js'

const NAME = 'fonts.yaml'
const BUILT_IN = 'sarabun'
const CUTS = ['regular', 'bold', 'italic', 'boldItalic'] as const

const family = z.string().refine((name) => /^[\p{L}\p{M}\p{N} ._-]{1,60}$/u.test(name), {
  error: 'ชื่อใช้ไม่ได้ / not a name for a font family',
})
// The folder holds all of it: a name with a slash would lead elsewhere.
const file = z.string().refine((name) => /^[^/\\]+\.ttf$/i.test(name), {
  error: 'ต้องเป็นชื่อแฟ้ม .ttf ในโฟลเดอร์เดียวกัน / must name a .ttf file in the same folder',
})
const shape = z.strictObject({
  body: family.exactOptional(),
  families: z
    .array(
      z.strictObject({
        family,
        scale: z.number().min(0.3).max(3).default(1),
        linePitch: z.number().min(0.8).max(3).exactOptional(),
        regular: file,
        bold: file.exactOptional(),
        italic: file.exactOptional(),
        boldItalic: file.exactOptional(),
      }),
    )
    .min(1)
    .max(20),
})
type FontList = z.infer<typeof shape>
type Entry = FontList['families'][number]

/** The agency's font families, and the one that its documents are set in. */
export async function readFonts(
  folder: AgencyFolder,
): Promise<{ readonly fonts: FontSource[]; readonly body?: string }> {
  if (!folder.names.includes(NAME)) return { fonts: [] }
  const text = await readFile(join(folder.path, NAME), 'utf8')
  const { value, problems } = readYaml<FontList>({ text, file: NAME, shape, check: namesOf })
  for (const { file: where, line, column, th, en } of problems)
    folder.problems.push({ file: `${where}:${line}:${column}`, th, en })
  if (!value) return { fonts: [] }
  const fonts = await Promise.all(value.families.map((entry) => sourceOf(entry, folder)))
  return { fonts, ...(value.body === undefined ? {} : { body: value.body }) }
}

/** What the shape alone cannot say: no name twice, and a body font that is there. */
function namesOf({ body, families }: FontList): Finding[] {
  const known = [BUILT_IN]
  const found = families.flatMap((entry, at): Finding[] => {
    const twice = known.includes(entry.family)
    known.push(entry.family)
    const th = `มีแบบอักษร “${entry.family}” อยู่แล้ว`
    const en = `there is a font “${entry.family}” already`
    return twice ? [{ path: ['families', at, 'family'], th, en }] : []
  })
  if (body === undefined || known.includes(body)) return found
  return [...found, { path: ['body'], th: `ไม่มีแบบอักษร “${body}”`, en: `there is no font “${body}”` }]
}

async function sourceOf(entry: Entry, folder: AgencyFolder): Promise<FontSource> {
  const { family: name, scale, linePitch } = entry
  const files: Partial<Record<(typeof CUTS)[number], Buffer>> = {}
  for (const cut of CUTS) {
    const named = entry[cut]
    const bytes = named === undefined ? undefined : await fontFile(name, named, folder)
    if (bytes) files[cut] = bytes
  }
  const regular = files.regular ?? Buffer.alloc(0)
  return { family: name, scale, ...(linePitch === undefined ? {} : { linePitch }), ...files, regular }
}

async function fontFile(name: string, named: string, folder: AgencyFolder): Promise<Buffer | undefined> {
  if (!folder.names.includes(named)) {
    folder.problems.push({ file: named, th: `ไม่มีแฟ้มนี้ (${NAME})`, en: `there is no such file (${NAME})` })
    return undefined
  }
  const bytes = await readFile(join(folder.path, named))
  try {
    checkFont(name, bytes)
  } catch (refusal) {
    if (!(refusal instanceof FontRefused)) throw refusal
    folder.problems.push({ file: named, th: refusal.th, en: refusal.en })
  }
  return bytes
}
