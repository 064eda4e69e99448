import { Button, Container, Paper, Stack, Text, Title } from '@mantine/core'
import { useAct } from '../api/act.js'
import { api, type Answered } from '../api/client.js'
import { Problem } from '../parts/problem.js'
import { useCommonWords, useRoleWords } from '../words/common.js'

/** A person with several offices or roles says in which one they work now. */
export function ChooseAssignment({ person }: { person: Answered<'/api/v1/me/assignments'> }) {
  const say = useCommonWords()
  const role = useRoleWords()
  const choose = useAct((assignmentId: string) =>
    api.put('/api/v1/me/assignment', { body: { assignmentId } }),
  )
  return (
    <Container size="xs" py="xl" component="main">
      <Paper>
        <Stack>
          <Title order={1}>{say('actAs')}</Title>
          {person.assignments.length === 0 && <Text>{say('noAssignment')}</Text>}
          {person.assignments.map(({ assignmentId, role: one, officeCode }) => (
            <Button key={assignmentId} variant="default" onClick={() => choose.mutate(assignmentId)}>
              {role(one)} · {officeCode}
            </Button>
          ))}
          <Problem error={choose.error} />
        </Stack>
      </Paper>
    </Container>
  )
}
