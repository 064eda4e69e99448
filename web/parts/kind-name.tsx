import { useRead } from '../api/read.js'
import { useLanguage } from '../words/i18n.js'

/** The kinds of circular that were issued, each as it is called in the reader's language. */
export function useIssuedKinds(): readonly { readonly value: string; readonly label: string }[] {
  const { of } = useLanguage()
  const found = useRead('/api/v1/exemption-kinds')
  return (found.data?.items ?? []).map(({ procedureId, title }) => ({ value: procedureId, label: of(title) }))
}

/** What a kind of circular is called (`kind` or `kind@version`); its id until that is known. */
export function KindName({ id }: { id: string }) {
  const [kind = id] = id.split('@')
  return <>{useIssuedKinds().find(({ value }) => value === kind)?.label ?? kind}</>
}
