import { decideProposal } from '../domain/proposal/decide.js'
import { nextProposalWake } from '../domain/proposal/wake.js'
import type { ProposalInput } from './messages.js'
import { tellStory } from './story.js'

/** A proposal to a committee: it lives while acts come in, and ends decided, combined with another or withdrawn. */
export async function proposal(input: ProposalInput): Promise<void> {
  await tellStory(input, { decide: decideProposal, nextWake: nextProposalWake })
}
