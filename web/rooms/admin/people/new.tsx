import { Button, Fieldset, Group, Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAct } from '../../../api/act.js'
import { api } from '../../../api/client.js'
import { useGoOn } from '../../../app/go-on.js'
import { Page } from '../../../parts/page.js'
import { Problem } from '../../../parts/problem.js'
import { AssignmentFields, assignmentOf, useEmptyAssignment } from './assignment-fields.js'
import { DetailsFields, type TypedDetails } from './details-fields.js'
import { usePeopleWords } from './words.js'

const NOBODY: TypedDetails = { nameTh: '', nameEn: '', email: '', phone: '' }

/** Enters a person with the first assignment. */
export function NewPerson() {
  const say = usePeopleWords()
  const goOn = useGoOn()
  const [details, setDetails] = useState(NOBODY)
  const [typed, setTyped] = useState(useEmptyAssignment())
  const act = useAct(
    (assignment: NonNullable<ReturnType<typeof assignmentOf>>, idempotencyKey) =>
      api.post('/api/v1/people', {
        body: { ...details, phone: details.phone || null, assignment },
        idempotencyKey,
      }),
    ({ person }) => goOn(`/admin/people/${person.personId}`),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const assignment = assignmentOf(typed)
    if (assignment) act.mutate(assignment)
  }
  return (
    <Page title={say('add')} lead={say('addLead')} back={{ href: '/admin/people', label: say('title') }}>
      <form onSubmit={send}>
        <Stack maw={720}>
          <Fieldset legend={say('person')}>
            <Stack>
              <DetailsFields value={details} onChange={setDetails} />
            </Stack>
          </Fieldset>
          <Fieldset legend={say('firstAssignment')}>
            <Stack>
              <AssignmentFields value={typed} onChange={setTyped} />
            </Stack>
          </Fieldset>
          <Problem error={act.error} />
          <Group>
            <Button type="submit" loading={act.isPending}>
              {say('add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
