import { Anchor, Button, FileButton, Group, Input, Stack, Text } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useState } from 'react'
import { useRead } from '../../../api/read.js'
import { factsOf } from '../../../words/facts.js'
import { useLanguage } from '../../../words/i18n.js'
import { useSubmissionWords } from '../words.js'
import { uploadAnswerFile } from './upload.js'

type Wanted = { readonly kinds?: readonly string[]; readonly maxMb?: number }

/** The file is looked at again so long as it is being checked. */
const LOOK_MS = 1_500

/** A field that takes a file: sent at once, and checked before the answer may go. */
export function FileWidget({
  id,
  label,
  hideLabel,
  value,
  required,
  schema,
  rawErrors,
  registry,
  onChange,
}: WidgetProps) {
  const say = useSubmissionWords()
  const [percent, setPercent] = useState<number>()
  const [isFailed, setFailed] = useState(false)
  const wanted = ((schema as Record<string, unknown>)['x-file'] ?? {}) as Wanted
  const { caseId } = registry.formContext as { caseId?: string }
  const send = async (file: File | null) => {
    if (!file || caseId === undefined) return
    setFailed(false)
    setPercent(0)
    try {
      onChange(await uploadAnswerFile(file, caseId, { onProgress: setPercent }))
    } catch {
      setFailed(true)
    }
    setPercent(undefined)
  }
  return (
    <Input.Wrapper
      label={hideLabel ? undefined : label}
      required={required ?? false}
      description={wantedWords(wanted, say)}
      error={isFailed ? say('uploadFailed') : rawErrors?.join('\n')}
      labelElement="div"
    >
      <Stack gap={4} mt={4}>
        {typeof value === 'string' && value !== '' && <Sent fileId={value} />}
        <div role="status">
          {percent !== undefined && <Text size="sm">{say('uploading', { percent })}</Text>}
        </div>
        <Group gap="xs">
          <FileButton
            onChange={(file) => void send(file)}
            accept={(wanted.kinds ?? []).map((kind) => `.${kind}`).join(',')}
          >
            {(props) => (
              <Button
                {...props}
                id={id}
                variant="default"
                size="sm"
                loading={percent !== undefined}
                disabled={caseId === undefined}
                aria-label={`${say(value ? 'changeFile' : 'chooseFile')}: ${label}`}
              >
                {say(value ? 'changeFile' : 'chooseFile')}
              </Button>
            )}
          </FileButton>
          {value && (
            <Button variant="subtle" size="sm" onClick={() => onChange(undefined)}>
              {say('removeFile')}
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}

function wantedWords({ kinds, maxMb }: Wanted, say: ReturnType<typeof useSubmissionWords>): string {
  return factsOf([
    ...(kinds ? [say('fileKinds', { kinds: kinds.join(', ') })] : []),
    ...(maxMb ? [say('fileSize', { mb: maxMb })] : []),
  ])
}

function Sent({ fileId }: { fileId: string }) {
  const say = useSubmissionWords()
  const { of } = useLanguage()
  const found = useRead('/api/v1/files/{fileId}', { path: { fileId } }, { refetchMs: LOOK_MS })
  const file = found.data
  if (!file) return null
  const state =
    file.state === 'clean' || file.state === 'held' || file.state === 'refused' ? file.state : 'scanning'
  const words = { scanning: 'scanning', clean: 'clean', held: 'fileHeld', refused: 'fileRefused' } as const
  return (
    <Text size="sm" role="status">
      <Anchor href={`/api/v1/files/${fileId}/content`} underline="always" download>
        {file.name}
      </Anchor>{' '}
      – {say(words[state])}
      {file.reason && ` (${of({ th: file.reason.messageTh, en: file.reason.messageEn })})`}
    </Text>
  )
}
