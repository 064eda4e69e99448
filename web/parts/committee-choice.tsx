import { useRead } from '../api/read.js'
import { useLanguage } from '../words/i18n.js'
import { ComingSelect } from './coming-select.js'

type Props = {
  readonly label: string
  readonly placeholder?: string
  /** The id of the committee; empty while none is chosen. */
  readonly value: string
  readonly onChange: (committeeId: string) => void
  /** One that must be chosen cannot be taken back. */
  readonly required?: boolean
}

/** Chooses among the committees that sit today. */
export function CommitteeChoice({ value, onChange, required = false, ...words }: Props) {
  const { of } = useLanguage()
  const found = useRead('/api/v1/committees', { query: { status: 'active', limit: 200 } })
  return (
    <ComingSelect
      {...words}
      data={found.data?.items.map(({ committeeId, nameTh, nameEn }) => ({
        value: committeeId,
        label: of({ th: nameTh, en: nameEn || nameTh }),
      }))}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      clearable={!required}
      required={required}
      searchable
    />
  )
}
