import { Paper, Text, Timeline, Title } from '@mantine/core'
import { isOfficial, stagesIn, type Route } from '../../../domain/approval/route.js'
import type { CircularContent } from '../../../domain/content.js'
import { dueWall } from '../../../domain/time.js'
import type { Answered } from '../../api/client.js'
import { MailText } from '../../parts/mail-text.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useDryRunWords } from './dry-run-words.js'

/** What is said of the content that is played through. */
export type Played = Pick<CircularContent, 'audience' | 'review'> & { readonly approval?: Route | undefined }

/** The mails with their times, as the API tells them. */
export type Outcome = Answered<'/api/v1/mails/preview', 'post'>

type Props = { readonly content: Played; readonly outcome: Outcome }

/** What would happen to one office, in order: who says yes before, each mail with its time and text, the date. */
export function DryRunOutcome({ content, outcome: { items, dueAt, office } }: Props) {
  const say = useDryRunWords()
  const { of } = useLanguage()
  const dates = useDates()
  const due = dueWall(dueAt)
  const when = (at: string) => `${dates.day(at)}\u00a0· ${dates.clock(at)}`
  const name = of({ th: office.nameTh, en: office.nameEn })
  return (
    <Paper component="section" aria-label={say('whatHappens')}>
      <Title order={2} size="h3" mb="sm">
        {say('whatHappens')}
      </Title>
      <Text mb="md">{say('before', { stages: useStages(content) })}</Text>
      <Timeline bulletSize={14} lineWidth={2} mb="md">
        {items.map(({ kind: what, at, subject, text }) => (
          <Timeline.Item
            key={at + what}
            title={what === 'issue' ? say('issue', { office: name }) : say('reminder')}
          >
            <Text size="sm" c="dimmed">
              {when(at)}
            </Text>
            <MailText subject={subject} text={text} />
          </Timeline.Item>
        ))}
        <Timeline.Item title={say('due')}>
          <Text size="sm" c="dimmed">
            {dates.day(due.day)}&nbsp;· {due.time.slice(0, 5)}
          </Text>
        </Timeline.Item>
      </Timeline>
      <Text>{say(content.review === 'manual' ? 'afterManual' : 'afterAutomatic')}</Text>
    </Paper>
  )
}

/** Who checks and signs, in the order of the route. */
function useStages({ approval }: Played): string {
  const say = useDryRunWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  if (!approval) return say('check')
  return stagesIn(approval.steps)
    .map((stage) => {
      const who = stage.title ? of(stage.title) : isOfficial(stage) ? role(stage.role) : stage.id
      return stage.limit ? say('stageDays', { who, days: stage.limit.workingDays }) : who
    })
    .join(' → ')
}
