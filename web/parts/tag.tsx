import type { ReactNode } from 'react'
import styles from './tag.module.css'

/** How a state is meant: nothing to do, waits, needs somebody, late, done. */
export type Tone = 'calm' | 'waits' | 'attention' | 'late' | 'done'

/** A state in a word. The tone is in the words too: colour alone says nothing. */
export function Tag({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
