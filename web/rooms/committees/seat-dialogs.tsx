import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/act.js'
import { api, type Answered } from '../../api/client.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useDates } from '../../words/dates.js'
import { dayOf } from '../../../domain/time.js'
import type { CommitteeView } from './committee.js'
import { PersonChoice } from './person-choice.js'
import { useCommitteeWords } from './words.js'

type Candidate = Answered<'/api/v1/committees/{committeeId}/candidates'>['items'][number]
type Dialog = { readonly view: CommitteeView; readonly close: () => void }
/** From when to when, and by which order. */
type Term = { readonly from: string; readonly to: string; readonly orderNo: string }

function useTerm(): [Term, (some: Partial<Term>) => void] {
  const dates = useDates()
  const [term, setTerm] = useState<Term>({ from: dayOf(dates.now().toISOString()), to: '', orderNo: '' })
  return [term, (some) => setTerm({ ...term, ...some })]
}

const daysOf = ({ from, to }: Term) => ({ validFrom: from, validTo: to === '' ? null : to })

function TermFields({ term, set }: { term: Term; set: (some: Partial<Term>) => void }) {
  const say = useCommitteeWords()
  return (
    <>
      <TextInput
        label={say('orderNo')}
        value={term.orderNo}
        onChange={(event) => set({ orderNo: event.currentTarget.value })}
        maxLength={100}
        required
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayField label={say('since')} value={term.from} onChange={(from) => set({ from })} required />
        <DayField
          label={say('until')}
          value={term.to}
          onChange={(to) => set({ to })}
          min={term.from}
          help={say('noEnd')}
        />
      </SimpleGrid>
    </>
  )
}

const POSITIONS = ['member', 'chair', 'deputyChair', 'secretary'] as const
type Position = (typeof POSITIONS)[number]

/** Gives a seat to a person, by an order and for a term. */
export function AppointDialog({ view, close }: Dialog) {
  const say = useCommitteeWords()
  const { committeeId } = view.committee
  const [person, setPerson] = useState<Candidate>()
  const [position, setPosition] = useState<Position>('member')
  const [title, setTitle] = useState('')
  const [hasVote, setVote] = useState(true)
  const [term, setTerm] = useTerm()
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/members', {
        path: { committeeId },
        body: {
          ...{ personId: person?.personId ?? '', position, hasVote, orderNo: term.orderNo.trim() },
          ...{ titleTh: title.trim(), titleEn: title.trim(), officeCode: null, ...daysOf(term) },
        },
        idempotencyKey,
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('appoint')}
      help={say('appointHelp')}
      confirm={say('appoint')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    >
      <PersonChoice committeeId={committeeId} label={say('person')} value={person} onChange={setPerson} />
      <Select
        label={say('position')}
        data={POSITIONS.map((one) => ({ value: one, label: say(one) }))}
        value={position}
        onChange={(one) => {
          setPosition(one as Position)
          setVote(one !== 'secretary')
        }}
        allowDeselect={false}
      />
      <TextInput
        label={say('seatTitle')}
        description={say('seatTitleHelp')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={300}
        required
      />
      <Checkbox
        label={say('hasVote')}
        checked={hasVote}
        onChange={(event) => setVote(event.currentTarget.checked)}
      />
      <TermFields term={term} set={setTerm} />
    </ReasonDialog>
  )
}

/** Names who comes in the place of a member. */
export function SubstituteDialog({
  view,
  memberId,
  name,
  close,
}: Dialog & { memberId: string; name: string }) {
  const say = useCommitteeWords()
  const { committeeId } = view.committee
  const [person, setPerson] = useState<Candidate>()
  const [presides, setPresides] = useState(false)
  const [term, setTerm] = useTerm()
  const act = useAct(
    (_: string, idempotencyKey) =>
      api.post('/api/v1/committees/{committeeId}/members/{memberId}/substitutes', {
        path: { committeeId, memberId },
        body: {
          ...{ personId: person?.personId ?? '', orderNo: term.orderNo.trim(), presides },
          ...daysOf(term),
        },
        idempotencyKey,
      }),
    close,
  )
  return (
    <ReasonDialog
      title={say('substituteOf', { name })}
      help={say('substituteHelp')}
      confirm={say('nameSubstitute')}
      act={act}
      onConfirm={act.mutate}
      onClose={close}
    >
      <PersonChoice committeeId={committeeId} label={say('person')} value={person} onChange={setPerson} />
      <TermFields term={term} set={setTerm} />
      <Checkbox
        label={say('mayPreside')}
        checked={presides}
        onChange={(event) => setPresides(event.currentTarget.checked)}
      />
    </ReasonDialog>
  )
}
