import { Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useSession } from '../../app/session.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { useStaff } from '../../parts/staff.js'
import { useCaseAct, type View } from './view.js'
import { useSubmissionWords } from './words.js'

/** Who takes care of the matter, and what they are told. */
export function Assign({ view }: { view: View }) {
  const say = useSubmissionWords()
  const { nameOf } = useStaff()
  const { assignee } = view.state
  const [isOpen, setOpen] = useState(assignee === undefined && view.status === 'received')
  return (
    <Paper component="section" aria-labelledby="assign-title" className={assignee ? '' : 'no-print'}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="assign-title">
            {assignee ? say('assigned', { name: nameOf(assignee) }) : say('assignTitle')}
          </Title>
          {!isOpen && (
            <Button variant="default" size="sm" onClick={() => setOpen(true)}>
              {say(assignee ? 'reassign' : 'assign')}
            </Button>
          )}
        </Group>
        {isOpen && <Handing view={view} onDone={() => setOpen(false)} />}
      </Stack>
    </Paper>
  )
}

function Handing({ view, onDone }: { view: View; onDone: () => void }) {
  const say = useSubmissionWords()
  const { of } = useLanguage()
  const { personId } = useSession().me.actor
  const { staff } = useStaff()
  const [assignee, setAssignee] = useState('')
  const [instruction, setInstruction] = useState('')
  const act = useCaseAct(view, '/api/v1/submissions/{circularId}/{officeCode}/assign', onDone)
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ assignee, ...(instruction.trim() ? { instruction: instruction.trim() } : {}) })
  }
  const choices = staff.map((one) => {
    const name = of({ th: one.nameTh, en: one.nameEn })
    return { value: one.personId, label: one.personId === personId ? say('myself', { name }) : name }
  })
  return (
    <form onSubmit={send} className="no-print">
      <Stack gap="sm">
        <Text>{say('assignHelp')}</Text>
        <NativeSelect
          label={say('assignee')}
          size="md"
          required
          value={assignee}
          onChange={(event) => setAssignee(event.currentTarget.value)}
          data={[{ value: '', label: say('chooseAssignee') }, ...choices]}
        />
        <Textarea
          label={say('instruction')}
          value={instruction}
          maxLength={2000}
          onChange={(event) => setInstruction(event.currentTarget.value)}
        />
        <Problem error={act.error} />
        <Group>
          <Button type="submit" variant="default" loading={act.isPending}>
            {say('assign')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
