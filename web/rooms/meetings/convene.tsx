import { Button, Group, Paper, Select, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { SECRECIES, type Secrecy } from '../../../domain/secrecy.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useGoOn } from '../../app/go-on.js'
import { useSession } from '../../app/session.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { SessionFields, sessionOf, type TypedSession } from './session-fields.js'
import { useMeetingWords } from './words.js'

const OCCASIONS = ['ordinary', 'extraordinary', 'circulation'] as const
type Occasion = (typeof OCCASIONS)[number]
const EMPTY: TypedSession = { day: '', clock: '09:00', place: '', mode: 'inPerson' }

/** The secretary convenes a meeting: which committee, when and where. The agenda follows on its own page. */
export function Convene() {
  const say = useMeetingWords()
  const { me } = useSession()
  const found = useRead('/api/v1/committees', {
    query: { secretariat: me.actor.officeCode, status: 'active', limit: 100 },
  })
  return (
    <Page title={say('convene')} lead={say('conveneLead')} back={{ href: '/meetings', label: say('title') }}>
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? <Empty title={say('noCommittee')} /> : <Form committees={items} />
        }
      </Loaded>
    </Page>
  )
}

type Named = { readonly committeeId: string; readonly nameTh: string; readonly nameEn: string }

function Form({ committees }: { committees: readonly Named[] }) {
  const say = useMeetingWords()
  const { of } = useLanguage()
  const goOn = useGoOn()
  const [committeeId, setCommittee] = useState(committees[0]?.committeeId ?? '')
  const [kind, setKind] = useState<Occasion>('ordinary')
  const [typed, setTyped] = useState(EMPTY)
  const [secrecy, setSecrecy] = useState<Secrecy>('plain')
  const act = useAct(
    (session: NonNullable<ReturnType<typeof sessionOf>>, idempotencyKey) =>
      api.post('/api/v1/meetings', {
        body: { committeeId, occasion: { kind }, session, ...(secrecy === 'plain' ? {} : { secrecy }) },
        idempotencyKey,
      }),
    ({ state }) => goOn(`/meeting/${state.meetingId}`),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const session = sessionOf(typed)
    if (session) act.mutate(session)
  }
  return (
    <Paper maw={720}>
      <form onSubmit={send}>
        <Stack>
          <Select
            label={say('committee')}
            data={committees.map((one) => ({
              value: one.committeeId,
              label: of({ th: one.nameTh, en: one.nameEn || one.nameTh }),
            }))}
            value={committeeId}
            onChange={(id) => setCommittee(id ?? '')}
            allowDeselect={false}
            required
          />
          <Select
            label={say('occasion')}
            data={OCCASIONS.map((one) => ({ value: one, label: say(one) }))}
            value={kind}
            onChange={(one) => setKind(one as Occasion)}
            allowDeselect={false}
          />
          <SessionFields value={typed} onChange={setTyped} />
          <Select
            label={say('secrecy')}
            description={secrecy === 'plain' ? undefined : say('secretHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={SECRECIES.map((one) => ({ value: one, label: say(`secrecy_${one}`) }))}
            value={secrecy}
            onChange={(one) => setSecrecy(one as Secrecy)}
            allowDeselect={false}
          />
          <Problem error={act.error} />
          <Group>
            <Button type="submit" loading={act.isPending}>
              {say('convene')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
