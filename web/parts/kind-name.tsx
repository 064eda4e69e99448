import { useRead } from '../api/read.js'
import { roomWords, useLanguage } from '../words/i18n.js'

const useKindWords = roomWords('kinds', {
  th: { neverSent: 'แบบหนังสือเวียนที่ยังไม่เคยส่ง' },
  en: { neverSent: 'a kind of circular that was never sent' },
})

/** The kinds of circular that were issued, each as it is called in the reader's language; nothing until they are read. */
export function useIssuedKinds(): readonly { readonly value: string; readonly label: string }[] | undefined {
  const { of } = useLanguage()
  const found = useRead('/api/v1/exemption-kinds')
  return found.data?.items.map(({ procedureId, title }) => ({ value: procedureId, label: of(title) }))
}

/** What a kind of circular is called (`kind` or `kind@version`): it has a name since its first circular was sent. */
export function KindName({ id }: { id: string }) {
  const say = useKindWords()
  const [kind] = id.split('@')
  const kinds = useIssuedKinds()
  return <>{kinds && (kinds.find(({ value }) => value === kind)?.label ?? say('neverSent'))}</>
}
