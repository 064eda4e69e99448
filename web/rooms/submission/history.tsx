import { Button, Paper, Stack, Text, Timeline, Title } from '@mantine/core'
import { useState } from 'react'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { pathOf, type View } from './view.js'
import { useSubmissionWords } from './words.js'

/** What has happened in this matter, asked for when somebody wants to know. */
export function History({ view }: { view: View }) {
  const say = useSubmissionWords()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may('timeline.read')) return null
  return (
    <Paper component="section" aria-labelledby="history-title" className={isOpen ? '' : 'no-print'}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} id="history-title">
          {say('history')}
        </Title>
        {isOpen ? (
          <Story view={view} />
        ) : (
          <Button variant="default" size="sm" onClick={() => setOpen(true)}>
            {say('historyShow')}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}

function Story({ view }: { view: View }) {
  const say = useSubmissionWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { knownNameOf } = useOfficeNaming()
  const found = usePages('/api/v1/cases/submission/{circularId}/{officeCode}/timeline', {
    path: pathOf(view),
  })
  return (
    <Loaded of={{ ...found, data: found.first }}>
      {() => (
        <>
          <Timeline bulletSize={14} lineWidth={2}>
            {found.items.map(({ version, at, what, by }) => (
              <Timeline.Item key={version} title={of(what)}>
                <Text size="sm" c="dimmed">
                  {dates.shortDay(at)} {dates.clock(at)}&nbsp;·{' '}
                  {by.role === 'system' ? say('system') : `${by.nameTh ?? by.personId}, ${knownNameOf(by)}`}
                </Text>
              </Timeline.Item>
            ))}
          </Timeline>
          <More of={found} />
        </>
      )}
    </Loaded>
  )
}
