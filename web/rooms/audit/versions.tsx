import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { AnswerShown } from '../../parts/answer-shown.js'
import { Empty } from '../../parts/empty.js'
import { Loaded } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { addressOf, hasVersions, useSubmission, type Looked } from './cases.js'
import { useCaseNames } from './case-names.js'
import { ChangeList } from './changes.js'
import { LetterLink } from './letter-link.js'
import styles from './audit.module.css'
import { Hash, Whole } from './value.js'
import { useAuditWords } from './words.js'

type Found = Answered<'/api/v1/cases/circular/{circularId}/versions'>
type Version = Found['items'][number]

/** Every version of what the case says, with its hash, and the letters of the case with theirs. */
export function Versions({ looked }: { looked: Looked }) {
  const say = useAuditWords()
  const isAsked = hasVersions(looked)
  const found = useRead(addressOf(looked, 'versions'), { path: looked.ids }, { enabled: isAsked })
  if (!isAsked) return <Empty title={say('noVersions')} />
  return (
    <Loaded of={found}>
      {({ items, letters }) => (
        <Stack>
          {items.length === 0 && letters.length === 0 && <Empty title={say('noneYet')} />}
          {items.map((one) => (
            <One key={one.version} looked={looked} one={one} />
          ))}
          {letters.length > 0 && <Letters letters={letters} />}
        </Stack>
      )}
    </Loaded>
  )
}

function One({ looked, one }: { looked: Looked; one: Version }) {
  const say = useAuditWords()
  const dates = useDates()
  const { people } = useCaseNames()
  const { version, at, by, sha256, holds, late, body } = one
  return (
    <Paper>
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={2} fz="md">
            {say('version', { n: version })}
          </Title>
          <Tag tone={holds ? 'done' : 'late'}>{say(holds ? 'holds' : 'broken')}</Tag>
          {late && <Tag tone="late">{say('late')}</Tag>}
        </Group>
        <Text size="sm">
          {dates.day(at)} {dates.clock(at)}&nbsp;· {say('by', { who: people.get(by) ?? by })}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {say('hash')} <Hash of={sha256} />
        </Text>
        {body && <Body looked={looked} body={body} />}
        {version > 1 && <Difference looked={looked} to={version} />}
      </Stack>
    </Paper>
  )
}

/** What a version says: an answer by the questions of its form. */
function Body({ looked, body }: { looked: Looked; body: object }) {
  const say = useAuditWords()
  const { data: answer } = useSubmission(looked)
  if (!answer) return <Whole value={body} kind={looked.kind} label={say('words')} />
  return (
    <details className={styles.whole}>
      <summary>{say('words')}</summary>
      <AnswerShown form={answer.form} value={body} />
    </details>
  )
}

/** Where a version differs from the one before, asked for when somebody wants to know. */
function Difference({ looked, to }: { looked: Looked; to: number }) {
  const say = useAuditWords()
  const [isWanted, setWanted] = useState(false)
  const found = useRead(
    addressOf(looked, 'difference'),
    { path: looked.ids, query: { from: to - 1, to } },
    { enabled: isWanted },
  )
  if (!isWanted)
    return (
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => setWanted(true)}>
          {say('differs', { n: to - 1 })}
        </Button>
      </Group>
    )
  return (
    <Loaded of={found} lines={1}>
      {({ changes }) =>
        changes.length === 0 ? (
          <Text size="sm">{say('same')}</Text>
        ) : (
          <ChangeList changes={changes} kind={looked.kind} />
        )
      }
    </Loaded>
  )
}

function Letters({ letters }: { letters: Found['letters'] }) {
  const say = useAuditWords()
  const dates = useDates()
  return (
    <Paper>
      <Stack gap="sm">
        <Title order={2} fz="md">
          {say('letters')}
        </Title>
        {letters.map(({ letterId, kind, sha256, issuedAt }) => (
          <div key={letterId}>
            <LetterLink letter={{ letterId, kind }} />{' '}
            <Text span size="sm">
              {dates.moment(issuedAt)}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              {say('hash')} <Hash of={sha256} />
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  )
}
