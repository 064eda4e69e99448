import { Button, Fieldset, Group, Skeleton, Stack, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Questions } from '../circulars/questions.js'
import type { Schema } from '../form-builder/model.js'
import type { RefusedAt } from '../form-builder/refused.js'
import { useComposeWords } from './words.js'

// Most circulars take the form of their kind as it is: the builder is fetched by whoever changes it.
const FormBuilder = lazy(() =>
  import('../form-builder/builder.js').then((room) => ({ default: room.FormBuilder })),
)

type Props = {
  readonly form: Schema
  /** There is no form of a kind: it is built here. */
  readonly isWhole: boolean
  readonly onChange: (form: Schema) => void
  readonly refusedAt: RefusedAt
}

/** The form of a circular: that of its kind, or changed for this time. */
export function OwnForm({ form, isWhole, onChange, refusedAt }: Props) {
  const say = useComposeWords()
  const [isChanging, setChanging] = useState(isWhole)
  if (!isChanging)
    return (
      <Stack gap="xs">
        <Questions form={form} />
        <Group>
          <Button variant="default" onClick={() => setChanging(true)}>
            {say('changeForm')}
          </Button>
        </Group>
      </Stack>
    )
  return (
    <Fieldset legend={say('ownForm')}>
      <Text size="sm" c="dimmed" mb="sm">
        {say(isWhole ? 'wholeFormHelp' : 'ownFormHelp')}
      </Text>
      <Suspense fallback={<Skeleton height={240} radius="lg" />}>
        <FormBuilder initial={form} onChange={onChange} refusedAt={refusedAt} />
      </Suspense>
    </Fieldset>
  )
}
