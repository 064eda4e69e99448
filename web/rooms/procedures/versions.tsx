import { Button, Group, List, Modal, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { useFocusBack } from '../../parts/focus-back.js'
import { Loaded } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useCommonWords } from '../../words/common.js'
import { useDates } from '../../words/dates.js'
import { useProcedureWords } from './words.js'

/** The versions of a kind, which is in use, and who chose it. */
export type VersionList = Answered<'/api/v1/procedures/{procedureId}/versions'>

type Props = { readonly versions: VersionList; readonly onChoose: (version: number) => void }

/** Every version of a kind: which is used, what changed in it, and the choice of another one. */
export function Versions({ versions: { procedureId, items, choices }, onChoose }: Props) {
  const say = useProcedureWords()
  const may = useMay()
  const { moment } = useDates()
  const [compared, setCompared] = useState<number>()
  return (
    <Paper component="section" aria-label={say('versions')}>
      <Title order={2} size="h3">
        {say('versions')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {say('versionsHelp')}
      </Text>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map(({ version, addedAt, inUse }) => (
          <Group component="li" key={version} justify="space-between" gap="xs">
            <div>
              <Group gap="xs">
                <Text fw={600}>{say('version', { version })}</Text>
                {inUse && <Tag tone="done">{say('inUse')}</Tag>}
              </Group>
              <Text size="sm" c="dimmed">
                {say('addedAt', { at: moment(addedAt) })}
              </Text>
            </div>
            <Group gap="xs">
              {version > 1 && (
                <Button
                  variant="subtle"
                  size="xs"
                  aria-label={say('compareOf', { version })}
                  onClick={() => setCompared(version)}
                >
                  {say('compare')}
                </Button>
              )}
              {!inUse && may('procedure.choose') && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={say('useOf', { version })}
                  onClick={() => onChoose(version)}
                >
                  {say('use')}
                </Button>
              )}
            </Group>
          </Group>
        ))}
      </Stack>
      {choices.length > 0 && (
        <List size="sm" mt="sm">
          {choices.map(({ version, reason, madeAt }) => (
            <List.Item key={madeAt}>
              {version === null ? say('chosenNone', { reason }) : say('chosen', { version, reason })}
              {madeAt && `\u00a0· ${moment(madeAt)}`}
            </List.Item>
          ))}
        </List>
      )}
      {compared !== undefined && (
        <Compared procedureId={procedureId} version={compared} onClose={() => setCompared(undefined)} />
      )}
    </Paper>
  )
}

type ComparedProps = {
  readonly procedureId: string
  readonly version: number
  readonly onClose: () => void
}

function Compared({ procedureId, version, onClose }: ComparedProps) {
  useFocusBack()
  const say = useProcedureWords()
  const common = useCommonWords()
  const found = useRead('/api/v1/procedures/{procedureId}/diff', {
    path: { procedureId },
    query: { from: version - 1, to: version },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={say('compareOf', { version })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Loaded of={found} lines={2}>
        {({ differences }) =>
          differences.length === 0 ? (
            <Text>{say('noDifference')}</Text>
          ) : (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {differences.map(({ pointer, before, after }) => (
                <Paper component="li" key={pointer} p="sm">
                  <Text size="sm" c="dimmed">
                    {pointer}
                  </Text>
                  <Text size="sm">
                    {say('before')}: {shown(before)}
                  </Text>
                  <Text size="sm" fw={600}>
                    {say('after')}: {shown(after)}
                  </Text>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Modal>
  )
}

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
