import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './card-link.module.css'

/** One line of a list that opens a case: the whole card is the link. */
export function CardLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Paper component={Link} href={href} className={styles.card}>
      {children}
    </Paper>
  )
}
