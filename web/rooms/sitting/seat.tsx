import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { useSession } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { OfflineNotice } from '../../parts/offline.js'
import { Loaded, Page } from '../../parts/page.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { can, useNameOf, useStep } from '../meetings/data.js'
import { useMeetingNumber } from '../meetings/head.js'
import { useMeetingWords } from '../meetings/words.js'
import { CheckInForm } from './check-in-form.js'
import { Dissents } from './dissents.js'
import { Quorum, Result } from './figures.js'
import { InterestDialog } from './interest-dialog.js'
import { calledOf, useSitting, votedIn, type Sitting } from './now.js'
import { Tellers } from './paper-vote.js'
import { useQuestion } from './question.js'
import styles from './sitting.module.css'
import { CastingByThumb, VoteByThumb } from './vote-by-thumb.js'
import { useSittingWords } from './words.js'

/** A member's place in the meeting, made for a phone: come, declare an interest, vote, dissent. */
export function Seat({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  return (
    <main className={styles.bare}>
      <div className={styles.phone}>
        <OfflineNotice />
        <Loaded of={useSitting(meetingId)}>{(sitting) => <Place sitting={sitting} />}</Loaded>
      </div>
    </main>
  )
}

function Place({ sitting }: { sitting: Sitting }) {
  const say = useSittingWords()
  const meeting = useMeetingWords()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const { personId } = useSession().me.actor
  const { view, room, presiding } = sitting
  const { meetingId, status } = view.state
  const nameOf = useNameOf(view)
  const isHere = room?.present.includes(personId) === true
  const isSeated = calledOf(view).includes(personId)
  return (
    <Page
      title={say('seat')}
      back={{ href: `/meeting/${meetingId}`, label: say('toMeeting') }}
      lead={`${committeeOf(view)} ${number(view.state)}`}
    >
      <Group gap="sm">
        <Text>{nameOf(personId)}</Text>
        <Tag tone={status === 'inSession' ? 'done' : 'waits'}>{meeting(status)}</Tag>
      </Group>
      {!isSeated && <Alert variant="outline">{say(room ? 'notSeated' : 'notOn')}</Alert>}
      {isSeated && !isHere && can(view, 'arrive') && <CheckInForm view={view} />}
      {isHere && <ItemHere sitting={sitting} />}
      {isHere && !sitting.item && <Alert variant="outline">{say('waiting')}</Alert>}
      <Quorum room={room} />
      {presiding && <Text size="sm">{say('presiding', { name: nameOf(presiding) })}</Text>}
      {isSeated && <Dissents sitting={sitting} />}
      {(status === 'ended' || status === 'certified') && <Text>{say('thanks')}</Text>}
      {isHere && can(view, 'leave') && <CheckOut meetingId={meetingId} />}
    </Page>
  )
}

function ItemHere({ sitting }: { sitting: Sitting }) {
  const say = useSittingWords()
  const { personId } = useSession().me.actor
  const [isDeclaring, setDeclaring] = useState(false)
  const question = useQuestion(sitting.view)
  const { view, item, voting, decided, room, presiding, voters } = sitting
  const { meetingId, agenda } = view.state
  if (!item) return null
  const isOut = room?.recused.includes(personId) === true
  const hasVoted = voting !== undefined && votedIn(voting).includes(personId)
  const isMine = voting?.method === 'device' || voting?.method === 'secret'
  const mayVote = voting?.status === 'open' && isMine && voters.includes(personId) && !hasVoted
  return (
    <>
      <Paper component="section" aria-labelledby="item" aria-live="polite">
        <Stack gap="xs">
          <Text c="dimmed">{say('itemNow')}</Text>
          <Title order={2} id="item">
            {numberOfItem(agenda, item.itemId)} <AsWritten>{item.title}</AsWritten>
          </Title>
          {item.papers.map(({ paperId, name }) => (
            <Anchor
              key={paperId}
              href={`/api/v1/meetings/${meetingId}/items/${item.itemId}/papers/${paperId}`}
              download
            >
              {name}
            </Anchor>
          ))}
          {isOut && <Alert variant="outline">{say('youAreOut')}</Alert>}
          {item.status === 'stopped' && <Text>{say('inquorate')}</Text>}
          {hasVoted && voting.status === 'open' && <Tag tone="done">{say('voted')}</Tag>}
          {voting?.status !== 'open' && (voting ?? decided) && (
            <Result voting={(voting ?? decided) as NonNullable<typeof decided>} isFolded />
          )}
        </Stack>
      </Paper>
      {mayVote && <VoteByThumb key={voting.votingId} view={view} voting={voting} />}
      {voting?.status === 'open' && !isMine && (
        <Alert variant="outline" title={question(voting)}>
          <Stack gap="xs">
            <Text>{say(voting.method === 'paper' ? 'paperNote' : 'handsNote')}</Text>
            {voting.method === 'paper' && <Tellers view={view} voting={voting} />}
          </Stack>
        </Alert>
      )}
      {voting?.status === 'tied' && presiding === personId && (
        <CastingByThumb meetingId={meetingId} voting={voting} />
      )}
      {!isOut && !voting && can(view, 'declareInterest') && (
        <Button variant="default" onClick={() => setDeclaring(true)}>
          {say('ownInterest')}
        </Button>
      )}
      {isDeclaring && <InterestDialog view={view} item={item} isOwn close={() => setDeclaring(false)} />}
    </>
  )
}

function CheckOut({ meetingId }: { meetingId: string }) {
  const say = useSittingWords()
  const [isAsked, setAsked] = useState(false)
  const step = useStep(meetingId, () => setAsked(false))
  return (
    <>
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {say('checkOut')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={say('checkOut')}
          help={say('checkOutHelp')}
          confirm={say('checkOut')}
          act={step}
          onConfirm={() => step.mutate({ act: 'check-out', body: {} })}
          onClose={() => setAsked(false)}
          isDangerous
        />
      )}
    </>
  )
}
