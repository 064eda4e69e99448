import { Alert, Anchor, Group, Text } from '@mantine/core'
import { AsWritten } from '../../parts/as-written.js'
import { Tag } from '../../parts/tag.js'
import { useToldReason } from '../../parts/told-reason.js'
import { useCommonWords } from '../../words/common.js'
import { useDates, yearIn } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { filesOf, pathOf, type View } from './view.js'
import { useSubmissionWords } from './words.js'

/** Where the matter stands, said in a sentence, where the steps and buttons do not say it already. */
export function Standing({ view }: { view: View }) {
  const say = useSubmissionWords()
  const { language } = useLanguage()
  const { status, pending, returned, exemption } = view.state
  if (status === 'submitted' || status === 'accepted') return <Sent view={view} />
  if (status === 'awaitingApproval' && view.possibleVerdicts.length === 0)
    return <Told title={say('waitsTitle')}>{say('waitsHelp')}</Told>
  if (pending?.approval.closed === 'returned')
    return <Told title={say('notApproved')}>{pending.approval.decisions.at(-1)?.reason}</Told>
  if (status === 'returned') return <Told title={say('returnedTitle')}>{returned?.reason}</Told>
  if (status === 'misdirected') return <Told title={say('misdirectedTitle')}>{say('misdirectedHelp')}</Told>
  if (status === 'withdrawn')
    return (
      <Told title={say('withdrawnTitle')}>
        <Text>{say('withdrawnHelp')}</Text>
        <WhyWithdrawn view={view} />
      </Told>
    )
  if (status === 'closedUnanswered') return <Told title={say('closedTitle')}>{say('closedHelp')}</Told>
  if (status === 'exempted' && exemption) {
    const number = `${exemption.number}/${yearIn(language, exemption.year)}`
    return <Told title={say('exemptedTitle')}>{say('exemptedHelp', { number })}</Told>
  }
  return null
}

function Told({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Alert title={title} variant="outline">
      {children}
    </Alert>
  )
}

function WhyWithdrawn({ view }: { view: View }) {
  const common = useCommonWords()
  const reason = useToldReason(pathOf(view), 'withdrawn')
  if (!reason) return null
  return (
    <Text>
      {common('reason')}: <AsWritten>{reason}</AsWritten>
    </Text>
  )
}

function Sent({ view }: { view: View }) {
  const say = useSubmissionWords()
  const dates = useDates()
  const { answer, status } = view.state
  if (!answer) return null
  return (
    <Alert title={say(status === 'accepted' ? 'acceptedTitle' : 'submittedTitle')} variant="outline">
      <Group gap="sm">
        <Text>
          {say('receivedAt', { at: `${dates.day(answer.receivedAt)} ${dates.clock(answer.receivedAt)}` })}
        </Text>
        <Tag tone={answer.late ? 'late' : 'done'}>{say(answer.late ? 'late' : 'inTime')}</Tag>
      </Group>
      <Anchor href={`${filesOf(view)}/receipt.pdf`}>{say('receipt')}</Anchor>
      {status === 'accepted' && <Text>{say('acceptedHelp')}</Text>}
    </Alert>
  )
}
