import { List, Paper, Stack, Text, Title } from '@mantine/core'
import { readable } from '../../parts/open-words.js'
import { useContentWords } from './content-words.js'
import styles from './letter.module.css'
import type { CircularView } from './tones.js'

type Content = CircularView['content']

/** The letter as offices will read it: the words that are checked and signed. */
export function Letter({ subject, letter }: Pick<Content, 'subject' | 'letter'>) {
  const say = useContentWords()
  const { agency, salutation, body, signer, owner, prefix, urgency, references, enclosures } = letter
  return (
    <Paper component="section" aria-label={say('letter')}>
      <Title order={2} size="h3">
        {say('letter')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {say('filledIn')}
      </Text>
      <Stack gap="xs" lang="th" className={styles.letter}>
        {urgency && <Text fw={600}>{urgency}</Text>}
        <Text>
          ที่ {prefix}/ว…&nbsp;· {agency.nameTh} {agency.addressTh}
        </Text>
        <Text>
          <b>เรื่อง</b> {subject}
        </Text>
        <Text>
          <b>{salutation.opening}</b> {readable(salutation.addressee)}
        </Text>
        <Named title="อ้างถึง" lines={references} />
        <Named title="สิ่งที่ส่งมาด้วย" lines={enclosures} />
        <Body parts={body} />
        <div className={styles.signature}>
          <Text>{salutation.closing}</Text>
          <Text>({signer.nameTh})</Text>
          <Text>{signer.positionTh}</Text>
          {signer.capacityTh && <Text>{signer.capacityTh}</Text>}
        </div>
        <Text size="sm" c="dimmed">
          {owner.unitTh}&nbsp;· {owner.telephone}&nbsp;· {owner.email}
        </Text>
      </Stack>
    </Paper>
  )
}

function Named({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <b>{title}</b>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  )
}

function Body({ parts }: { parts: Content['letter']['body'] }) {
  const numbers = parts.map(
    ({ kind }, index) => parts.slice(0, index + 1).filter((part) => part.kind === kind).length,
  )
  return parts.map(({ kind, text }, index) => (
    <Text key={index} className={kind === 'item' ? styles.item : styles.paragraph}>
      {kind === 'item' && `${numbers[index]}. `}
      {readable(text)}
    </Text>
  ))
}
