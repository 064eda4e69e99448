import { isCentralCode } from '../../domain/office.js'
import { useRead } from '../api/read.js'
import { useMay } from '../app/session.js'
import { useLanguage } from '../words/i18n.js'

type Named = { readonly nameTh: string; readonly shortTh: string; readonly nameEn: string }
type Carried = { readonly officeTh: string; readonly officeEn: string }
type Known = { readonly officeCode: string; readonly officeTh: string | null; readonly officeEn: string }

/** What offices are called in the reader's language; many have no English name yet, and are called by the Thai one. */
export function useOfficeNaming() {
  const { of } = useLanguage()
  const carriedNameOf = ({ officeTh, officeEn }: Carried) => of({ th: officeTh, en: officeEn || officeTh })
  return {
    /** By its record in the directory: short, as people say it. */
    nameOf: ({ nameTh, shortTh, nameEn }: Named) => of({ th: shortTh || nameTh, en: nameEn || nameTh }),
    /** By what another thing carries of it. */
    carriedNameOf,
    /** By its record, in full, as official papers name it. */
    officialNameOf: ({ nameTh, nameEn }: Pick<Named, 'nameTh' | 'nameEn'>) =>
      carriedNameOf({ officeTh: nameTh, officeEn: nameEn }),
    /** Of who acted, or of a case that was found: its code where the directory knows it no longer. */
    knownNameOf: ({ officeCode, officeTh, officeEn }: Known) =>
      officeTh === null ? officeCode : carriedNameOf({ officeTh, officeEn }),
  }
}

/** The name of an office as it is called today; its code where the reader may not look it up. */
export function OfficeName({ code }: { code: string }) {
  const mayRead = useMay()('office.read')
  const { nameOf } = useOfficeNaming()
  // An office that issues circulars has no history to read.
  const isCentral = isCentralCode(code)
  const path = { officeCode: code }
  const branches = useRead('/api/v1/offices/branches', {}, { enabled: mayRead && isCentral })
  const found = useRead('/api/v1/offices/{officeCode}', { path }, { enabled: mayRead && !isCentral })
  if (branches.isLoading || found.isLoading) return <>…</>
  const central = branches.data?.central.find((one) => one.code === code)
  const named = central ?? found.data?.records.at(-1)
  return <>{named ? nameOf(named) : code}</>
}
