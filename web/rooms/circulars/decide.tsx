import { api } from '../../api/client.js'
import { useApprovalWords } from '../../parts/approval-words.js'
import { Verdicts } from '../../parts/verdicts.js'
import type { CircularView } from './tones.js'

/** What the reader may say now of a circular, stage by stage. */
export function Decide({ circular }: { circular: CircularView }) {
  const say = useApprovalWords()
  const { circularId, state, possibleVerdicts } = circular
  return (
    <Verdicts
      turns={possibleVerdicts}
      approval={state.approval}
      help={say('yourTurnHelp')}
      approveWord={(stage) => {
        if (stage === 'sign') return say('approveSign')
        return stage === 'check' ? say('approveCheck') : undefined
      }}
      contentSha256={state.contentSha256}
      send={(body, idempotencyKey) =>
        api.post('/api/v1/circulars/{circularId}/decide-stage', {
          ...{ path: { circularId }, body, idempotencyKey },
        })
      }
    />
  )
}
