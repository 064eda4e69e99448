import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useCommonWords } from '../../../words/common.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import styles from './tree.module.css'
import { useOfficeWords } from './words.js'

/** An office as the tree names it. */
export type NamedOffice = {
  readonly code: string
  readonly nameTh: string
  readonly nameEn: string
  readonly provinces?: readonly string[]
  readonly isCentral?: boolean
}

/** A kind of office or a province, and how many offices are in it. */
export function BranchLabel({ name, count }: { name: string; count: number }) {
  const say = useOfficeWords()
  return (
    <span className={styles.words}>
      <b>{name}</b>{' '}
      <Text component="span" size="sm" c="dimmed">
        {say('offices', { count })}
      </Text>
    </span>
  )
}

/** An office, which leads to its own page; it is reached by the arrows of the tree, not by the tab key. */
export function OfficeLabel({
  office: { code, nameTh, nameEn, provinces = [], isCentral },
}: {
  office: NamedOffice
}) {
  const { of } = useLanguage()
  const provinceName = useProvinceName()
  const name = of({ th: nameTh, en: nameEn || nameTh })
  const others = provinces.length > 1 ? `\u00a0· ${provinces.map(provinceName).join(', ')}` : ''
  return (
    <span className={styles.words}>
      {isCentral ? (
        name
      ) : (
        <Anchor component={Link} href={`/admin/offices/${code}`} tabIndex={-1}>
          {name}
        </Anchor>
      )}{' '}
      <Text component="span" size="sm" c="dimmed">
        {code}
        {others}
      </Text>
    </span>
  )
}

/** The last line of a branch of which not all offices were fetched yet. */
export function MoreLabel() {
  const say = useCommonWords()
  return (
    <Text component="span" c="var(--wian-brand)" fw={600}>
      {say('more')}
    </Text>
  )
}
