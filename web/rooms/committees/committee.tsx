import { Anchor, Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { later } from '../../app/later.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useFoundingWords } from './founding-words.js'
import { LegalBasis } from './legal-basis.js'
import { Rules } from './rules.js'
import { Seats } from './seats.js'
import { useCommitteeWords } from './words.js'

const DetailsDialog = later(() => import('./details-dialog.js'), 'DetailsDialog')
const DissolveDialog = later(() => import('./dissolve-dialog.js'), 'DissolveDialog')

/** A committee as whoever reads it may know it. */
export type CommitteeView = Answered<'/api/v1/committees/{committeeId}'>

/** One committee: who sits in it, by which rules it meets, and on what it rests. */
export function CommitteePage({ params: { committeeId = '' } }: { params: { committeeId?: string } }) {
  const say = useCommitteeWords()
  const found = useRead('/api/v1/committees/{committeeId}', { path: { committeeId } })
  return (
    <Loaded of={found}>
      {(view) => <Shown view={view} back={{ href: '/committees', label: say('title') }} />}
    </Loaded>
  )
}

function Shown({ view, back }: { view: CommitteeView; back: { href: string; label: string } }) {
  const say = useCommitteeWords()
  const dates = useDates()
  const { of } = useLanguage()
  const { carriedNameOf } = useOfficeNaming()
  const { committee } = view
  const { nameTh, nameEn, level, secretariatTh, secretariatEn, dissolvedOn, committeeId } = committee
  return (
    <Page
      title={of({ th: nameTh, en: nameEn || nameTh })}
      back={back}
      actions={<Actions view={view} />}
      lead={
        <>
          {say(level)}&nbsp;· {say('secretariat')}{' '}
          {carriedNameOf({ officeTh: secretariatTh, officeEn: secretariatEn })}{' '}
          {dissolvedOn && <Tag tone="late">{say('dissolvedOn', { day: dates.day(dissolvedOn) })}</Tag>}
        </>
      }
    >
      <Anchor component={Link} href={`/meetings?committeeId=${committeeId}`} className="no-print">
        {say('toMeetings')}
      </Anchor>
      <Seats view={view} />
      <Rules view={view} />
      <LegalBasis view={view} />
    </Page>
  )
}

/** What its secretariat may change of the committee as a whole. */
function Actions({ view }: { view: CommitteeView }) {
  const tell = useFoundingWords()
  const [asked, setAsked] = useState<'details' | 'dissolve'>()
  const close = () => setAsked(undefined)
  const { possibleActs } = view
  return (
    <>
      {possibleActs.includes('changeDetails') && (
        <Button variant="default" onClick={() => setAsked('details')}>
          {tell('changeDetails')}
        </Button>
      )}
      {possibleActs.includes('dissolve') && (
        <Button variant="subtle" color="red" onClick={() => setAsked('dissolve')}>
          {tell('dissolve')}
        </Button>
      )}
      <Suspense>
        {asked === 'details' && <DetailsDialog view={view} close={close} />}
        {asked === 'dissolve' && <DissolveDialog view={view} close={close} />}
      </Suspense>
    </>
  )
}
