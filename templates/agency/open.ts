import { readdir } from 'node:fs/promises'
import type { FontSource } from '../../typesetting/contract.js'
import type { Look } from '../letters/look.js'
import { readEmblem } from './emblem.js'
import { readFonts } from './fonts.js'
import { readOwnLexicon } from './lexicon.js'
import { AgencyRefused, type AgencyFolder } from './refused.js'

/** What an agency brings itself: fonts and compounds for the typesetter, emblem and body font for its documents. */
export type Agency = {
  readonly fonts: readonly FontSource[]
  readonly lexicon: readonly string[]
  readonly look: Look
}

/**
 * Reads an agency's folder: `emblem.svg|pdf`, `lexicon.txt`, `fonts.yaml` with its .ttf files; each may be absent.
 * Without a folder there is nothing of its own.
 * @throws AgencyRefused naming every file that cannot be used
 */
export async function openAgency(path: string | undefined): Promise<Agency> {
  if (path === undefined) return { fonts: [], lexicon: [], look: {} }
  const folder: AgencyFolder = { path, names: await namesIn(path), problems: [] }
  const emblem = await readEmblem(folder)
  const { fonts, body } = await readFonts(folder)
  const lexicon = await readOwnLexicon(folder)
  if (folder.problems.length > 0) throw new AgencyRefused(path, folder.problems)
  return {
    fonts,
    lexicon,
    look: { ...(emblem ? { emblem } : {}), ...(body === undefined ? {} : { font: body }) },
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort()
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw failure
    throw new AgencyRefused(path, [{ file: path, th: 'ไม่มีโฟลเดอร์นี้', en: 'there is no such folder' }])
  }
}
