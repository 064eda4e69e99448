import type { Voting, VotingMethod } from '../../../domain/meeting/voting.js'
import { useNameOf, type MeetingView } from '../meetings/data.js'
import { useSittingWords } from './words.js'

const HEADS = {
  secret: 'voteSecret',
  paper: 'voteOnPaper',
  hands: 'voteByHands',
  device: 'voteByName',
  noObjection: 'voteByName',
} as const satisfies Record<VotingMethod, string>

/** What a vote is about and how it is taken, in a line: on an item, or on whether a member may stay. */
export function useQuestion(view: MeetingView): (voting: Voting) => string {
  const say = useSittingWords()
  const nameOf = useNameOf(view)
  return ({ method, question }) => {
    const head = say(HEADS[method])
    if (question.kind === 'item') return head
    return `${head}: ${say('mayStayQuestion', { name: nameOf(question.personId) })}`
  }
}
