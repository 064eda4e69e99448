import { Anchor, List, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { OfficeName } from '../../parts/office-name.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { LegalBasis } from './legal-basis.js'
import { Seats } from './seats.js'
import { useCommitteeWords } from './words.js'

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
  const { committee } = view
  const { nameTh, nameEn, level, secretariat, dissolvedOn, committeeId } = committee
  return (
    <Page
      title={of({ th: nameTh, en: nameEn || nameTh })}
      back={back}
      lead={
        <>
          {say(level)} · {say('secretariat')} <OfficeName code={secretariat} />{' '}
          {dissolvedOn && <Tag tone="late">{say('dissolvedOn', { day: dates.day(dissolvedOn) })}</Tag>}
        </>
      }
    >
      <Anchor component={Link} href={`/meetings?committeeId=${committeeId}`}>
        {say('toMeetings')}
      </Anchor>
      <Seats view={view} />
      <Rules rules={committee.rules} />
      <LegalBasis view={view} />
    </Page>
  )
}

type Fraction = { readonly numerator: number; readonly denominator: number }

function Rules({ rules }: { rules: CommitteeView['committee']['rules'] }) {
  const say = useCommitteeWords()
  const share = ({ numerator, denominator }: Fraction) =>
    numerator === 1 && denominator === 2 ? say('half') : `${numerator}/${denominator}`
  const { secondCall } = rules
  const lines = [
    say('quorumRule', { share: share(rules.quorum) }),
    secondCall
      ? say('secondCall', { days: secondCall.withinDays, share: share(secondCall.quorum) })
      : say('noSecondCall'),
    say('noticeRule', { days: rules.noticeDays }),
    say(rules.threshold),
    say(rules.majorityBase),
    say(rules.castingVote ? 'casting' : 'noCasting'),
    say(rules.secretBallot ? 'secret' : 'noSecret'),
    say(rules.eMeeting ? 'eMeeting' : 'noEMeeting'),
    say(rules.circulation ? 'circulation' : 'noCirculation'),
  ]
  return (
    <Paper component="section" aria-labelledby="rules">
      <Stack gap="xs">
        <Title order={2} id="rules">
          {say('rules')}
        </Title>
        <List>
          {lines.map((line) => (
            <List.Item key={line}>
              <Text>{line}</Text>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Paper>
  )
}
