import { Stack } from '@mantine/core'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { Note } from '../../../parts/note.js'
import { Problem } from '../../../parts/problem.js'
import type { Task } from './desks.js'
import { useDeskWords } from './words.js'

type Order = { readonly tasks: readonly Task[]; readonly assignee: string }
type Refused = { readonly task: Task; readonly error: unknown }

/** Hands cases to a person, one after the other; what is refused does not hold the others up. */
export function useHandOver() {
  return useAct(async ({ tasks, assignee }: Order) => {
    const refused: Refused[] = []
    for (const task of tasks) {
      const { circularId, officeCode } = task
      await api
        .post('/api/v1/submissions/{circularId}/{officeCode}/assign', {
          ...{ path: { circularId, officeCode }, body: { assignee }, idempotencyKey: crypto.randomUUID() },
        })
        .catch((error: unknown) => refused.push({ task, error }))
    }
    return { done: tasks.length - refused.length, refused }
  })
}

/** What came of it: how many were handed over, and why the others were not. */
export function Outcome({ of: { data, error } }: { of: ReturnType<typeof useHandOver> }) {
  const say = useDeskWords()
  return (
    <>
      <Problem error={error} />
      {data && <Note title={say('done', { count: data.done })}>{null}</Note>}
      {data?.refused.map(({ task, error: why }) => (
        <Stack key={task.caseId} gap={4}>
          <b>{say('refused', { subject: task.subject })}</b>
          <Problem error={why} />
        </Stack>
      ))}
    </>
  )
}
