import { ActionIcon, Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { uploadFile } from '../../api/upload-file.js'
import { Problem } from '../../parts/problem.js'
import { useLanguage } from '../../words/i18n.js'
import { useMeetingWords } from './words.js'

type Paper = { readonly paperId: string; readonly name: string }
type Props = { readonly papers: readonly Paper[]; readonly onChange: (papers: readonly Paper[]) => void }

/** The files that members read before or in the meeting: sent, looked through, and listed here. */
export function Papers({ papers, onChange }: Props) {
  const say = useMeetingWords()
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
        <Text fw={600}>{say('files')}</Text>
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
