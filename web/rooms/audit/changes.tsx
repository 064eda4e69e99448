import { List } from '@mantine/core'
import { fieldWords } from '../../../domain/timeline/fields.js'
import { useLanguage } from '../../words/i18n.js'
import styles from './audit.module.css'
import { Value } from './value.js'
import { useAuditWords } from './words.js'

type Change = { readonly pointer: string; readonly before?: unknown; readonly after?: unknown }

/** What was changed, place by place, opened on demand. */
export function Changes({ changes, kind }: { changes: readonly Change[]; kind: string }) {
  const say = useAuditWords()
  if (changes.length === 0) return null
  return (
    <details className={styles.whole}>
      <summary>{say('changes', { count: changes.length })}</summary>
      <ChangeList changes={changes} kind={kind} />
    </details>
  )
}

/** The places that differ: the name of each, what it was, what it became. */
export function ChangeList({ changes, kind }: { changes: readonly Change[]; kind: string }) {
  const { of } = useLanguage()
  return (
    <List size="sm" mt="xs">
      {changes.map(({ pointer, before, after }) => (
        <List.Item key={pointer}>
          {of(fieldWords(pointer))}: <Value value={before} {...at(pointer)} kind={kind} /> →{' '}
          <Value value={after} {...at(pointer)} kind={kind} />
        </List.Item>
      ))}
    </List>
  )
}

/** The member at the end of a pointer; an item of a list is told as the list. */
const at = (pointer: string) => ({
  name: pointer.split('/').findLast((part) => Number.isNaN(Number(part))) ?? '',
  isStatus: pointer === '/status',
})
