import { Button, Container, Paper, Stack, Text, Title } from '@mantine/core'
import { useAct } from '../api/act.js'
import { api, type Answered } from '../api/client.js'
import { Problem } from '../parts/problem.js'
import { useCommonWords, useRoleWords } from '../words/common.js'
import { useLanguage } from '../words/i18n.js'

/** A person with several offices or roles says in which one they work now. */
export function ChooseAssignment({ person }: { person: Answered<'/api/v1/me/assignments'> }) {
  const say = useCommonWords()
  const role = useRoleWords()
  const { of } = useLanguage()
  const choose = useAct((assignmentId: string) =>
    api.put('/api/v1/me/assignment', { body: { assignmentId } }),
  )
  const leave = useAct(
    () => api.post('/api/v1/me/sign-out', { body: { everywhere: false } }),
    () => location.assign('/'),
  )
  return (
    <Container size="xs" py="xl" component="main">
      <Paper>
        <Stack>
          <Title order={1}>{say('actAs')}</Title>
          {person.assignments.length === 0 && <Text>{say('noAssignment')}</Text>}
          {person.assignments.map(({ assignmentId, role: one, officeTh, officeEn }) => (
            <Button
              key={assignmentId}
              variant="default"
              mih={42}
              h="auto"
              py="xs"
              styles={{ label: { whiteSpace: 'normal', lineHeight: 1.5 } }}
              onClick={() => choose.mutate(assignmentId)}
            >
              {role(one)}&nbsp;· {of({ th: officeTh, en: officeEn || officeTh })}
            </Button>
          ))}
          <Problem error={choose.error ?? leave.error} />
          <Button variant="subtle" onClick={() => leave.mutate()}>
            {say('signOut')}
          </Button>
        </Stack>
      </Paper>
    </Container>
  )
}
