import { Anchor, Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answered, AskedAt } from '../../api/client.js'
import { usePages, useRead } from '../../api/read.js'
import { Empty } from '../../parts/empty.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Rows } from '../../parts/rows.js'
import { Tag, type Tone } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useMailWords } from './mail-words.js'
import { usePapersWords } from './papers-words.js'

type LetterEntry = Answered<'/api/v1/circulars/{circularId}/letters'>['items'][number]
type MailPath = '/api/v1/circulars/{circularId}/mails'
type Mail = Answered<MailPath>['items'][number]
type MailState = NonNullable<NonNullable<AskedAt<MailPath>['query']>['state']>

/** The letters and mails of a circular. */
export function Papers({ circularId }: { circularId: string }) {
  return (
    <Stack gap="lg">
      <Letters circularId={circularId} />
      <Mails circularId={circularId} />
    </Stack>
  )
}

/** So many at once: a circular may have 30,000. */
const A_PAGE = 50

function Letters({ circularId }: { circularId: string }) {
  const say = usePapersWords()
  const dates = useDates()
  const kindOf = useKind()
  const [shown, setShown] = useState(A_PAGE)
  const found = useRead('/api/v1/circulars/{circularId}/letters', { path: { circularId } })
  const all = found.data?.items ?? []
  return (
    <Paper component="section" aria-label={say('letters')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {say('letters')}
        </Title>
        {all.length > 0 && <Print circularId={circularId} />}
      </Group>
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('noLetters')} help={say('noLettersHelp')} />
          ) : (
            <Rows
              label={say('letters')}
              rows={items.slice(0, shown)}
              keyOf={({ letterId }) => letterId}
              columns={[
                { key: 'office', head: say('office'), cell: (letter) => <Link letter={letter} /> },
                { key: 'kind', head: say('kind'), cell: ({ kind }) => kindOf(kind) },
                { key: 'at', head: say('at'), cell: ({ issuedAt }) => dates.moment(issuedAt) },
              ]}
            />
          )
        }
      </Loaded>
      <More
        of={{
          hasNextPage: shown < all.length,
          isFetchingNextPage: false,
          fetchNextPage: () => setShown(shown + A_PAGE),
        }}
      />
    </Paper>
  )
}

function Print({ circularId }: { circularId: string }) {
  const say = usePapersWords()
  const href = `/api/v1/circulars/${circularId}/print/circular`
  return (
    <Group gap="xs">
      <Button component="a" variant="default" size="sm" href={href} download>
        {say('print')}
      </Button>
      <Button component="a" variant="default" size="sm" href={`${href}?duplex=true`} download>
        {say('printDuplex')}
      </Button>
    </Group>
  )
}

function useKind(): (kind: string) => string {
  const say = usePapersWords()
  return (kind) => {
    if (kind === 'circular') return say('circular')
    const [name, number = ''] = kind.split('-')
    if (name === 'erratum') return say('erratum', { number })
    return say(name === 'overdue' ? 'overdue' : 'other')
  }
}

function Link({ letter }: { letter: LetterEntry }) {
  const say = usePapersWords()
  const office = useOfficeLine()(letter)
  const { circularId, officeCode, kind } = letter
  return (
    <Anchor
      href={`/api/v1/letters/${circularId}/${officeCode}/${encodeURIComponent(kind)}.pdf`}
      target="_blank"
      rel="noreferrer"
      aria-label={say('letterOf', { office })}
    >
      {office}
    </Anchor>
  )
}

/** What an office is called, with its code: two districts of a province differ by a digit. */
function useOfficeLine(): (entry: LetterEntry | Mail) => string {
  const { carriedNameOf } = useOfficeNaming()
  return ({ officeCode, ...named }) => {
    const name = carriedNameOf(named)
    return name === officeCode ? officeCode : `${name} (${officeCode})`
  }
}

const MAIL_TONE: Readonly<Record<Mail['state'], Tone>> = {
  queued: 'waits',
  sent: 'done',
  bounced: 'late',
  dropped: 'calm',
  failed: 'late',
}
const STATES = Object.keys(MAIL_TONE) as MailState[]

function Mails({ circularId }: { circularId: string }) {
  const say = usePapersWords()
  const kindOf = useMailWords()
  const officeOf = useOfficeLine()
  const dates = useDates()
  const [state, setState] = useState<MailState | null>(null)
  const found = usePages('/api/v1/circulars/{circularId}/mails', {
    path: { circularId },
    query: state ? { state } : {},
  })
  return (
    <Paper component="section" aria-label={say('mails')}>
      <Group justify="space-between" mb="sm" align="flex-end">
        <Title order={2} size="h3">
          {say('mails')}
        </Title>
        <Select
          label={say('mailState')}
          placeholder={say('everyMail')}
          clearable
          data={STATES.map((value) => ({ value, label: say(value) }))}
          value={state}
          onChange={(value) => setState(value)}
        />
      </Group>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('noMails')} />
          ) : (
            <Rows
              label={say('mails')}
              rows={found.items}
              keyOf={({ mailId }) => mailId}
              columns={[
                { key: 'office', head: say('office'), cell: officeOf },
                { key: 'kind', head: say('kind'), cell: ({ kind }) => kindOf(kind) },
                { key: 'state', head: say('mailState'), cell: (mail) => <MailStanding mail={mail} /> },
                { key: 'at', head: say('at'), cell: (mail) => dates.moment(mail.settledAt ?? mail.queuedAt) },
              ]}
            />
          )
        }
      </Loaded>
      <More of={found} />
    </Paper>
  )
}

function MailStanding({ mail: { state, response } }: { mail: Mail }) {
  const say = usePapersWords()
  const isBad = state === 'bounced' || state === 'failed'
  return (
    <>
      <Tag tone={MAIL_TONE[state]}>{say(state)}</Tag>
      {isBad && response && (
        <Text size="sm" c="dimmed">
          {response}
        </Text>
      )}
    </>
  )
}
