import { Anchor, Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Problem } from '../../parts/problem.js'
import { useCaseAct, type View } from './view.js'
import { useSubmissionWords } from './words.js'

const MOST_NUMBER = 999_999

/** Receiving the letter: the button has the focus, so one key does it. */
export function Receive({ view }: { view: View }) {
  const say = useSubmissionWords()
  const [isOwn, setOwn] = useState(false)
  const [number, setNumber] = useState<number | string>('')
  const act = useCaseAct(view, '/api/v1/submissions/{circularId}/{officeCode}/receive')
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(isOwn && typeof number === 'number' ? { number } : {})
  }
  return (
    <Paper component="section" aria-labelledby="receive-title" className="no-print">
      <form onSubmit={send}>
        <Stack gap="sm">
          <Title order={2} id="receive-title">
            {say('receiveTitle')}
          </Title>
          {!isOwn && <Text>{say('receiveHelp')}</Text>}
          {isOwn && (
            <NumberInput
              label={say('ownNumberLabel')}
              value={number}
              onChange={setNumber}
              min={1}
              max={MOST_NUMBER}
              allowDecimal={false}
              required
              autoFocus
              maw={220}
            />
          )}
          <Problem error={act.error} />
          <Group>
            <Button type="submit" loading={act.isPending} autoFocus={!isOwn}>
              {say('receive')}
            </Button>
            {!isOwn && (
              <Anchor component="button" type="button" size="sm" onClick={() => setOwn(true)}>
                {say('ownNumber')}
              </Anchor>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  )
}
