import { useRead } from '../api/read.js'
import { useMay, useSession } from '../app/session.js'
import { useLanguage } from '../words/i18n.js'

/** Who works in the own office today, each once, and how a person of it is called. */
export function useStaff() {
  const may = useMay()
  const { of } = useLanguage()
  const { person } = useSession()
  const found = useRead('/api/v1/staff', {}, { enabled: may('staff.list') })
  const staff = [...new Map((found.data?.items ?? []).map((one) => [one.personId, one])).values()]
  const nameOf = (personId: string): string => {
    const one = [...staff, person].find((member) => member.personId === personId)
    return one ? of({ th: one.nameTh, en: one.nameEn || one.nameTh }) : personId
  }
  return {
    staff,
    nameOf,
    labelOf: (one: { nameTh: string; nameEn: string }) =>
      of({ th: one.nameTh, en: one.nameEn || one.nameTh }),
  }
}
