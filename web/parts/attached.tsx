import { ActionIcon, Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { uploadFile } from '../api/upload-file.js'
import { Problem } from './problem.js'
import { useLanguage } from '../words/i18n.js'
import { useAttachedWords } from './attached-words.js'

type Paper = { readonly paperId: string; readonly name: string }
type Props = {
  readonly papers: readonly Paper[]
  readonly onChange: (papers: readonly Paper[]) => void
  /** What the files are; “files” where nothing is said. */
  readonly label?: string
}

/** Files that go along with a case: sent, looked through, and listed here by their ids. */
export function Attached({ papers, onChange, label }: Props) {
  const say = useAttachedWords()
  const { of } = useLanguage()
  const [sending, setSending] = useState<string>()
  const [held, setHeld] = useState<{ name: string; why: string }>()
  const [error, setError] = useState<unknown>()
  const add = async (file: File | null) => {
    if (!file) return
    setSending(file.name)
    setError(undefined)
    setHeld(undefined)
    try {
      const { fileId, name, state, reason } = await uploadFile(file)
      const why = reason ? of({ th: reason.messageTh, en: reason.messageEn }) : ''
      if (state === 'clean') onChange([...papers, { paperId: fileId, name }])
      else setHeld({ name, why })
    } catch (refused) {
      setError(refused)
    } finally {
      setSending(undefined)
    }
  }
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>{label ?? say('files')}</Text>
        <FileButton onChange={(file) => void add(file)}>
          {(button) => (
            <Button {...button} variant="default" size="xs" loading={sending !== undefined}>
              {say('addFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      {papers.map(({ paperId, name }) => (
        <Group key={paperId} gap="xs" wrap="nowrap">
          <Text size="sm">{name}</Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={say('removeFile', { name })}
            onClick={() => onChange(papers.filter((one) => one.paperId !== paperId))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div aria-live="polite">
        {sending && <Text size="sm">{say('sending', { name: sending })}</Text>}
        {held && (
          <Alert color="red" variant="outline">
            {say('fileRefused', held)}
          </Alert>
        )}
      </div>
      <Problem error={error} />
    </Stack>
  )
}
