import { useRead } from '../api/read.js'
import { useMay } from '../app/session.js'

/** The name of an office as it is called today; its code where the reader may not look it up. */
export function OfficeName({ code }: { code: string }) {
  const may = useMay()
  const path = { officeCode: code }
  const found = useRead('/api/v1/offices/{officeCode}', { path }, { enabled: may('office.read') })
  return <>{found.isLoading ? '…' : (found.data?.records.at(-1)?.shortTh ?? code)}</>
}
