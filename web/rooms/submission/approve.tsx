import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { AsWritten } from '../../parts/as-written.js'
import { Problem } from '../../parts/problem.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { AnswerShown } from '../../parts/answer-shown.js'
import { useCaseAct, type View } from './view.js'
import { useSubmissionWords } from './words.js'

/** The answer that waits inside the office, and what its approver may say. */
export function Approve({ view }: { view: View }) {
  const say = useSubmissionWords()
  const common = useCommonWords()
  const [isReturning, setReturning] = useState(false)
  const act = useCaseAct(view, '/api/v1/submissions/{circularId}/{officeCode}/decide-answer', () =>
    setReturning(false),
  )
  const [turn] = view.possibleVerdicts
  const { pending } = view.state
  if (!turn || !pending) return null
  const decide = (verdict: 'approved' | 'returned', reason?: string) =>
    act.mutate({
      ...{ stage: turn.stage, verdict, contentSha256: pending.approval.contentSha256 },
      ...(reason ? { reason } : {}),
    })
  return (
    <Paper component="section" aria-labelledby="approve-title">
      <Stack gap="sm">
        <Title order={2} id="approve-title">
          {say('approveTitle')}
        </Title>
        <Text>{say('approveHelp')}</Text>
        {pending.kind === 'nil' ? (
          <Text>
            {say('nilAnswer')}: <AsWritten>{pending.reason}</AsWritten>
          </Text>
        ) : (
          <AnswerShown form={view.form} value={view.pendingAnswer ?? {}} />
        )}
        {!isReturning && <Problem error={act.error} />}
        <Group>
          {turn.verdicts.includes('approved') && (
            <Button loading={act.isPending && !isReturning} onClick={() => decide('approved')}>
              {say('approve')}
            </Button>
          )}
          {turn.verdicts.includes('returned') && (
            <Button variant="default" onClick={() => setReturning(true)}>
              {say('returnInside')}
            </Button>
          )}
        </Group>
      </Stack>
      {isReturning && (
        <ReasonDialog
          title={say('returnInside')}
          help={say('returnInsideHelp')}
          confirm={say('returnInside')}
          reasonLabel={common('reason')}
          act={act}
          onConfirm={(reason) => decide('returned', reason)}
          onClose={() => setReturning(false)}
        />
      )}
    </Paper>
  )
}
