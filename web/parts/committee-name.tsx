import { useRead } from '../api/read.js'
import { useLanguage } from '../words/i18n.js'

type Named = { readonly committeeTh: string; readonly committeeEn: string }

/** Calls the committee of a meeting by its name in the reader's language; not each has one in English. */
export function useCommitteeOf(): (meeting: Named) => string {
  const { of } = useLanguage()
  return ({ committeeTh, committeeEn }) => of({ th: committeeTh, en: committeeEn || committeeTh })
}

/** The name of a committee in the reader's language. */
export function CommitteeName({ id }: { id: string }) {
  const { of } = useLanguage()
  const found = useRead('/api/v1/committees/{committeeId}', { path: { committeeId: id } })
  const committee = found.data?.committee
  if (found.isLoading) return <>…</>
  return <>{committee && of({ th: committee.nameTh, en: committee.nameEn || committee.nameTh })}</>
}
