import { useRead } from '../api/read.js'
import { useLanguage } from '../words/i18n.js'

/** The name of a committee in the reader's language. */
export function CommitteeName({ id }: { id: string }) {
  const { of } = useLanguage()
  const found = useRead('/api/v1/committees/{committeeId}', { path: { committeeId: id } })
  const committee = found.data?.committee
  if (found.isLoading) return <>…</>
  return <>{committee && of({ th: committee.nameTh, en: committee.nameEn || committee.nameTh })}</>
}
