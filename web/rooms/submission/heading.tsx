import { Anchor, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { UNANSWERED } from '../../../domain/submission/case.js'
import { useRead } from '../../api/read.js'
import { Loaded } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords, useUrgency } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { pathOf, type View } from './view.js'
import { useSubmissionWords } from './words.js'

/** Whose letter it is, its number and date, and until when it is to be answered. */
export function Heading({ view }: { view: View }) {
  const say = useSubmissionWords()
  const common = useCommonWords()
  const dates = useDates()
  const sayUrgency = useUrgency()
  const [isOpen, setOpen] = useState(false)
  const { agencyTh, prefix, number, issuedAt, urgency } = view.circular
  const isOverdue = useOverdue(view)
  return (
    <Stack gap={4} mt={4}>
      <Text component="p" m={0}>
        {say('from')} <span lang="th">{agencyTh}</span>
        {number !== null && `\u00a0· ${say('number')} ${prefix}/ว${number}`}
        {issuedAt && `\u00a0· ${say('issued')} ${dates.shortDay(issuedAt)}`}
      </Text>
      <Group gap="xs">
        {urgency && <Tag tone="attention">{sayUrgency(urgency)}</Tag>}
        {view.status !== 'withdrawn' && (
          <>
            <Text component="span">
              {say('due')}{' '}
              <time dateTime={view.due.at}>
                <b>
                  {dates.day(view.due.day)} {common('time', { clock: view.due.time.slice(0, 5) })}
                </b>
              </time>
            </Text>
            {isOverdue && <Tag tone="late">{common('overdue')}</Tag>}
            {!isOverdue && owes(view) && <Text size="sm">{dates.distance(view.due.at)}</Text>}
            <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
              {say('why')}
            </Anchor>
          </>
        )}
      </Group>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        closeButtonProps={{ 'aria-label': common('close') }}
        title={say('whyTitle')}
        size="lg"
      >
        {isOpen && <Why view={view} />}
      </Modal>
    </Stack>
  )
}

/** Whether an answer is still to come: only then does the time run. */
const owes = ({ status }: Pick<View, 'status'>): boolean => UNANSWERED.includes(status)

/** Longer than a browser's timer can wait; the screen is read anew before. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether the answer is overdue, also when the deadline passes while the page is open. */
export function useOverdue({ due, overdue, status }: View): boolean {
  const { now } = useDates()
  const [passed, setPassed] = useState<string>()
  const waitMs = Math.min(LONGEST_MS, Date.parse(due.at) - now().getTime())
  useEffect(() => {
    if (waitMs <= 0) return undefined
    const timer = setTimeout(() => setPassed(due.at), waitMs)
    return () => clearTimeout(timer)
  }, [due.at, waitMs])
  return overdue || (owes({ status }) && (passed === due.at || waitMs <= 0))
}

function Why({ view }: { view: View }) {
  const { of } = useLanguage()
  const found = useRead('/api/v1/submissions/{circularId}/{officeCode}/why', { path: pathOf(view) })
  return (
    <Loaded of={found}>
      {({ why, warnings }) => (
        <List spacing="xs">
          {[...why, ...warnings].map((one, index) => (
            <List.Item key={index}>{of(one)}</List.Item>
          ))}
        </List>
      )}
    </Loaded>
  )
}
