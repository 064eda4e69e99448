import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { usePages } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { Empty } from '../../parts/empty.js'
import { Loaded } from '../../parts/page.js'
import { More } from '../../parts/pages.js'
import { Rows, type Column } from '../../parts/rows.js'
import { useRoleWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { words } from '../../words/i18n.js'
import { lookedAt } from './cases.js'
import { useAuditWords } from './words.js'

type Reading = Answered<'/api/v1/readings/own'>['items'][number]

/** What is on record of one's own looking; of one case where it is named. */
export function OwnReadings({ caseId }: { caseId?: string }) {
  const found = usePages('/api/v1/readings/own', caseId ? { query: { caseId } } : {}, { isFresh: true })
  return <Found found={found} isOfOne={caseId !== undefined} />
}

/** Who has looked at a case: for the office whose it is all of them, for whoever looks themselves. */
export function CaseReadings({ caseId }: { caseId: string }) {
  const may = useMay()
  return may('reading.list') ? <OfCase caseId={caseId} /> : <OwnReadings caseId={caseId} />
}

function OfCase({ caseId }: { caseId: string }) {
  return <Found found={usePages('/api/v1/readings', { query: { caseId } }, { isFresh: true })} isOfOne />
}

function Found({
  found,
  isOfOne,
}: {
  found: ReturnType<typeof usePages<'/api/v1/readings'>>
  isOfOne: boolean
}) {
  const say = useAuditWords()
  const columns = useColumns(isOfOne)
  return (
    <>
      <Loaded of={{ ...found, data: found.first }}>
        {() =>
          found.items.length === 0 ? (
            <Empty title={say('ownNone')} help={say('ownNoneHelp')} />
          ) : (
            <Rows
              label={say('readings')}
              columns={columns}
              rows={found.items}
              keyOf={({ at, personId, what, caseId }) => `${at} ${personId} ${what} ${caseId}`}
            />
          )
        }
      </Loaded>
      <More of={found} />
    </>
  )
}

function useColumns(isOfOne: boolean): readonly Column<Reading>[] {
  const say = useAuditWords()
  const role = useRoleWords()
  const dates = useDates()
  const what = (key: string) =>
    words.exists(key, { ns: 'audit' }) ? say(key as 'timeline.read') : say('otherReading')
  const all: readonly Column<Reading>[] = [
    { key: 'at', head: say('readAt'), leastWidth: 170, cell: ({ at }) => dates.moment(at) },
    { key: 'what', head: say('readWhat'), leastWidth: 170, cell: (one) => what(one.what) },
    {
      key: isOfOne ? 'who' : 'case',
      head: say(isOfOne ? 'readWho' : 'readCase'),
      cell: (one) => (isOfOne ? `${one.personId} · ${role(one.role)}` : <CaseLink caseId={one.caseId} />),
    },
    { key: 'why', head: say('readWhy'), cell: ({ purpose }) => purpose ?? say('noPurpose') },
  ]
  return all
}

/** An id is long, and its beginning is but a time: its end tells cases apart. */
const END_OF_ID = 6

function CaseLink({ caseId }: { caseId: string }) {
  const say = useAuditWords()
  const [kind, id, officeCode] = caseId.split('/')
  const looked = lookedAt({ kind, id, officeCode })
  if (!looked) return <>{caseId}</>
  return (
    <Anchor component={Link} href={`/audit/case/${caseId}`}>
      {[say(looked.kind), officeCode, `…${id?.slice(-END_OF_ID)}`].filter(Boolean).join(' ')}
    </Anchor>
  )
}
