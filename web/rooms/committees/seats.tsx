import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { dayOf } from '../../../domain/time.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { factsOf } from '../../words/facts.js'
import { useLanguage } from '../../words/i18n.js'
import type { CommitteeView } from './committee.js'
import styles from './seats.module.css'
import { useCommitteeWords } from './words.js'

// Only who keeps the committee needs these.
const AppointDialog = lazy(() =>
  import('./seat-dialogs.js').then((room) => ({ default: room.AppointDialog })),
)
const SubstituteDialog = lazy(() =>
  import('./seat-dialogs.js').then((room) => ({ default: room.SubstituteDialog })),
)

type Seat = CommitteeView['committee']['members'][number]

/** Who sits in the committee: today's first, and who did or will apart from them. */
export function Seats({ view }: { view: CommitteeView }) {
  const say = useCommitteeWords()
  const dates = useDates()
  const [leaving, setLeaving] = useState<Seat>()
  const [replaced, setReplaced] = useState<Seat>()
  const [isAppointing, setAppointing] = useState(false)
  const nameOf = useSeatName(view)
  const today = dayOf(dates.now().toISOString())
  const { members } = view.committee
  const isIn = ({ validFrom, validTo }: Seat) => validFrom <= today && (validTo === null || today < validTo)
  const others = members.filter((seat) => !isIn(seat))
  const may = (act: string) => view.possibleActs.includes(act)
  const lines = (seats: Seat[]) =>
    seats.map((seat) => (
      <Line
        key={seat.memberId}
        {...{ seat, view, today }}
        {...(may('endMembership') ? { end: () => setLeaving(seat) } : {})}
        {...(may('nameSubstitute') ? { replace: () => setReplaced(seat) } : {})}
      />
    ))
  return (
    <Paper component="section" aria-labelledby="seats">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} id="seats">
            {say('seats')}
          </Title>
          {may('appoint') && (
            <Button variant="default" onClick={() => setAppointing(true)}>
              {say('appoint')}
            </Button>
          )}
        </Group>
        {!view.record && <Text c="dimmed">{say('publicOnly')}</Text>}
        {members.length === 0 && <Text>{say('noSeats')}</Text>}
        <ul className={styles.seats}>{lines(members.filter(isIn))}</ul>
        {others.length > 0 && (
          <>
            <Title order={3}>{say('former')}</Title>
            <ul className={styles.seats}>{lines(others)}</ul>
          </>
        )}
      </Stack>
      <Suspense>
        {isAppointing && <AppointDialog view={view} close={() => setAppointing(false)} />}
        {replaced && (
          <SubstituteDialog
            view={view}
            memberId={replaced.memberId}
            name={nameOf(replaced)}
            close={() => setReplaced(undefined)}
          />
        )}
      </Suspense>
      {leaving && <EndDialog view={view} seat={leaving} close={() => setLeaving(undefined)} />}
    </Paper>
  )
}

function useSeatName(view: CommitteeView): (seat: Seat) => string {
  const { of } = useLanguage()
  return (seat) => {
    const inside = view.record?.members.find(({ memberId }) => memberId === seat.memberId)
    const person = inside && view.persons?.[inside.personId]
    const title = of({ th: seat.titleTh, en: seat.titleEn || seat.titleTh })
    return person ? of({ th: person.nameTh, en: person.nameEn || person.nameTh }) : title
  }
}

type LineProps = { seat: Seat; view: CommitteeView; today: string; end?: () => void; replace?: () => void }

function Line({ seat, view, today, end, replace }: LineProps) {
  const say = useCommitteeWords()
  const { of } = useLanguage()
  const nameOf = useSeatName(view)
  const { memberId, position, hasVote, titleTh, titleEn, validTo } = seat
  const inside = view.record?.members.find((one) => one.memberId === memberId)
  const isAnnounced = view.record?.announced?.some(
    (one) => one.memberId === memberId && one.validTo === validTo,
  )
  const title = of({ th: titleTh, en: titleEn || titleTh })
  const order = inside?.orderNo ? say('order', { number: inside.orderNo }) : ''
  // A member is mostly called by the position, and where names are not shown by that alone.
  const told = [...new Set([say(position), title, order])].filter((one) => one !== nameOf(seat))
  return (
    <li className={styles.seat}>
      <Box flex="1 1 16rem">
        <Text fw={600}>{nameOf(seat)}</Text>
        <Text size="sm">{factsOf(told)}</Text>
        <Text size="sm" c="dimmed">
          <Term {...seat} />
        </Text>
        {inside?.substitutes.map((one) => (
          <Text key={`${one.personId}${one.validFrom}`} size="sm" c="dimmed">
            {say('substitutes')}: {nameIn(view, one.personId, of)}&nbsp;·{' '}
            {say('order', { number: one.orderNo })}&nbsp;· <Term {...one} />
            {one.presides ? `\u00a0· ${say('presides')}` : ''}
          </Text>
        ))}
      </Box>
      <Group gap="xs">
        {!hasVote && <Tag>{say('noVote')}</Tag>}
        {isAnnounced && validTo !== null && today < validTo && <Tag tone="attention">{say('endsSoon')}</Tag>}
        {replace && (validTo === null || today < validTo) && (
          <Button
            variant="default"
            size="xs"
            onClick={replace}
            aria-label={`${say('nameSubstitute')}: ${nameOf(seat)}`}
          >
            {say('nameSubstitute')}
          </Button>
        )}
        {end && (validTo === null || today < validTo) && (
          <Button variant="default" size="xs" onClick={end} aria-label={`${say('endSeat')} ${nameOf(seat)}`}>
            {say('endSeat')}
          </Button>
        )}
      </Group>
    </li>
  )
}

type Of = ReturnType<typeof useLanguage>['of']
const nameIn = ({ persons }: CommitteeView, personId: string, of: Of): string => {
  const person = persons?.[personId]
  return person ? of({ th: person.nameTh, en: person.nameEn || person.nameTh }) : personId
}

function Term({ validFrom, validTo }: { validFrom: string; validTo: string | null }) {
  const say = useCommitteeWords()
  const dates = useDates()
  const from = dates.shortDay(validFrom)
  return (
    <>
      {validTo === null ? say('from', { day: from }) : say('fromTo', { from, to: dates.shortDay(validTo) })}
    </>
  )
}

function EndDialog({ view, seat, close }: { view: CommitteeView; seat: Seat; close: () => void }) {
  const say = useCommitteeWords()
  const common = useCommonWords()
  const name = useSeatName(view)(seat)
  const [day, setDay] = useState('')
  const { committeeId } = view.committee
  const path = { committeeId, memberId: seat.memberId }
  const act = useAct(
    (reason: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/members/{memberId}/end', {
        ...{ path, body: { validTo: day, reason }, idempotencyKey },
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('endTitle', { name })}
      confirm={say('endSeat')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
      isDangerous
    >
      <DayField label={say('lastDay')} help={say('endHelp')} value={day} onChange={setDay} required />
    </ReasonDialog>
  )
}
