import { join } from 'node:path'
import { openAgency } from '../templates/agency/open.js'
import type { Look } from '../templates/letters/look.js'
import type { Typesetter } from '../typesetting/contract.js'
import { openTypesetter } from '../typesetting/typesetter.js'

/** What papers are set with that are made while somebody waits for them: the typesetter and the agency's own look. */
export type PaperPress = { readonly typesetter: Typesetter; readonly look: Look }

/** Opens the press at its first use: most processes of the API never need one. */
export type OpenPress = () => Promise<PaperPress>

/** The press of an installation. */
export function createPress({ home, agencyDir }: { home: string; agencyDir: string | undefined }): OpenPress {
  let opened: Promise<PaperPress> | undefined
  return () => {
    opened ??= open(home, agencyDir).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

async function open(home: string, agencyDir: string | undefined): Promise<PaperPress> {
  const { fonts, lexicon, look } = await openAgency(agencyDir)
  return { look, typesetter: await openTypesetter({ fonts, lexicon, cacheDir: join(home, 'fonts') }) }
}
