import { useLanguage } from '../words/i18n.js'

type Named = { readonly committeeTh: string; readonly committeeEn: string }

/** Calls the committee of a case by its name in the reader's language; not each has one in English. */
export function useCommitteeOf(): (one: Named) => string {
  const { of } = useLanguage()
  return ({ committeeTh, committeeEn }) => of({ th: committeeTh, en: committeeEn || committeeTh })
}
