import { langOf } from '../words/i18n.js'

/** What a person wrote, in its own language and direction, whoever reads. */
export function AsWritten({ children }: { children: string | undefined }) {
  return <bdi {...langOf(children ?? '')}>{children}</bdi>
}
