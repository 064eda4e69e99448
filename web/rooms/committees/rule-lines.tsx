import { List } from '@mantine/core'
import type { CommitteeRules, Fraction } from '../../../domain/committee/case.js'
import { useCommitteeWords } from './words.js'

/** A share as people say it. */
export function useShare(): (share: Fraction) => string {
  const say = useCommitteeWords()
  return ({ numerator, denominator }) => {
    if (numerator === denominator) return say('everybody')
    return numerator === 1 && denominator === 2 ? say('half') : `${numerator}/${denominator}`
  }
}

/** What the rules of a committee mean, a sentence each. */
export function RuleLines({ rules }: { rules: CommitteeRules }) {
  const say = useCommitteeWords()
  const share = useShare()
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
    <List>
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}
