import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { AsWritten } from '../../parts/as-written.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { AnswerShown } from '../../parts/answer-shown.js'
import styles from './submission.module.css'
import type { View } from './view.js'
import { useSubmissionWords } from './words.js'

/** What the office has sent, the newest first. */
export function Answers({ view: { answers, form } }: { view: View }) {
  const say = useSubmissionWords()
  const dates = useDates()
  if (answers.length === 0) return null
  return (
    <Paper component="section" aria-labelledby="answers-title">
      <Stack gap="sm">
        <Title order={2} id="answers-title">
          {say('answers')}
        </Title>
        {answers.toReversed().map((one, index) => (
          <details key={one.answerId} open={index === 0}>
            <summary className={styles['more']}>
              <Group component="span" gap="xs" display="inline-flex">
                {say('version', { version: one.version })}&nbsp;· {dates.moment(one.receivedAt)}
                <Tag tone={one.late ? 'late' : 'done'}>{say(one.late ? 'late' : 'inTime')}</Tag>
              </Group>
            </summary>
            {one.kind === 'nil' ? (
              <Text mt="xs">
                {say('nilAnswer')}: <AsWritten>{one.body['reason'] as string}</AsWritten>
              </Text>
            ) : (
              <AnswerShown form={form} value={one.body} />
            )}
          </details>
        ))}
      </Stack>
    </Paper>
  )
}
