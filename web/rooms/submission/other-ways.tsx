import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { dueWall } from '../../../domain/time.js'
import { useMay } from '../../app/session.js'
import { DayField } from '../../parts/day-field.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useCaseAct, type View } from './view.js'
import { useSubmissionWords } from './words.js'

type Way = 'nil' | 'wrongOffice' | 'moreTime'

/** What an office does that cannot answer with the form, or not by the date. */
export function OtherWays({ view }: { view: View }) {
  const say = useSubmissionWords()
  const dates = useDates()
  const [way, setWay] = useState<Way>()
  const can = (act: View['possibleActs'][number]) => view.possibleActs.includes(act)
  const ways: Way[] = [
    ...(view.nilReturn && can('fileNil') && view.status !== 'submitted' ? ['nil' as const] : []),
    ...(can('askMoreTime') && !view.state.timeRequest ? ['moreTime' as const] : []),
    ...(can('reportWrongOffice') ? ['wrongOffice' as const] : []),
  ]
  const { timeRequest } = view.state
  const mayAskExemption = useMayAskExemption(view)
  if (ways.length === 0 && !timeRequest && !mayAskExemption) return null
  return (
    <Paper component="section" aria-labelledby="ways-title" className={timeRequest ? '' : 'no-print'}>
      <Stack gap="sm">
        <Title order={2} id="ways-title">
          {say('otherWays')}
        </Title>
        {timeRequest && (
          <Text role="status">
            {say('moreTimeWaits', { day: dates.day(dueWall(timeRequest.dueAt).day) })}
          </Text>
        )}
        <Group>
          {ways.map((one) => (
            <Button key={one} variant="default" size="sm" onClick={() => setWay(one)}>
              {say(one)}
            </Button>
          ))}
          {mayAskExemption && (
            <Button
              component={Link}
              href={`/exemptions/new?circular=${view.circularId}`}
              variant="default"
              size="sm"
            >
              {say('askExemption')}
            </Button>
          )}
        </Group>
      </Stack>
      {way === 'moreTime' && <MoreTime view={view} onClose={() => setWay(undefined)} />}
      {(way === 'nil' || way === 'wrongOffice') && (
        <Instead view={view} way={way} onClose={() => setWay(undefined)} />
      )}
    </Paper>
  )
}

/** While the office owes an answer, whoever may ask for it can ask to be exempt from it. */
function useMayAskExemption({ status }: View): boolean {
  const may = useMay()
  return may('exemption.draft') && OWING.includes(status)
}

const OWING: readonly View['status'][] = ['sent', 'received', 'assigned', 'drafted', 'returned']

type Dialog = { readonly view: View; readonly onClose: () => void }

const PATHS = {
  nil: '/api/v1/submissions/{circularId}/{officeCode}/nil-return',
  wrongOffice: '/api/v1/submissions/{circularId}/{officeCode}/wrong-office',
} as const
const HELP = { nil: 'nilHelp', wrongOffice: 'wrongOfficeHelp' } as const

function Instead({ view, way, onClose }: Dialog & { way: 'nil' | 'wrongOffice' }) {
  const say = useSubmissionWords()
  const common = useCommonWords()
  const act = useCaseAct(view, PATHS[way], onClose)
  return (
    <ReasonDialog
      title={say(way)}
      help={say(HELP[way])}
      confirm={say(way)}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  )
}

function MoreTime({ view, onClose }: Dialog) {
  const say = useSubmissionWords()
  const common = useCommonWords()
  const [day, setDay] = useState('')
  const act = useCaseAct(view, '/api/v1/submissions/{circularId}/{officeCode}/more-time', onClose)
  return (
    <ReasonDialog
      title={say('moreTime')}
      help={say('moreTimeHelp')}
      confirm={say('moreTime')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate({ deadline: { kind: 'fixed', day }, reason })}
      onClose={onClose}
    >
      <DayField label={say('newDay')} required min={view.due.day} value={day} onChange={setDay} />
    </ReasonDialog>
  )
}
