import { Button, Grid, Group, Menu, Stack } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { Loaded, Page } from '../../parts/page.js'
import { Tag } from '../../parts/tag.js'
import { useLanguage } from '../../words/i18n.js'
import { Letter } from '../circulars/letter.js'
import { Questions } from '../circulars/questions.js'
import { ChooseVersion, type Choice } from './choose.js'
import { kindOf, type StoredKind } from './kind.js'
import { Versions, type VersionList } from './versions.js'
import { useProcedureWords } from './words.js'

/** One kind of circular: what it says, its versions, and what may be done with it. */
export function ProcedurePage({ params }: { params: Readonly<Record<string, string>> }) {
  const path = { procedureId: params['procedureId'] ?? '' }
  const stored = useRead('/api/v1/procedures/{procedureId}', { path })
  const versions = useRead('/api/v1/procedures/{procedureId}/versions', { path })
  return (
    <Loaded of={stored}>
      {(kind) => <Loaded of={versions}>{(list) => <Opened stored={kind} versions={list} />}</Loaded>}
    </Loaded>
  )
}

function Opened({ stored, versions }: { stored: StoredKind; versions: VersionList }) {
  const say = useProcedureWords()
  const { of } = useLanguage()
  const [choice, setChoice] = useState<Choice>()
  const { title, subject, letter } = kindOf(stored)
  const { inUse } = versions
  return (
    <Page
      title={of(title)}
      lead={
        <Group gap="xs" mt={4}>
          {inUse === null ? (
            <Tag tone="attention">{say('retired')}</Tag>
          ) : (
            <Tag tone="done">
              {say('inUse')}: {say('version', { version: inUse })}
            </Tag>
          )}
        </Group>
      }
      back={{ href: '/procedures', label: say('back') }}
      actions={<Doing stored={stored} versions={versions} onRetire={() => setChoice({ version: null })} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Letter subject={subject} letter={letter as StoredKind['body']['letter']} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg">
            <Questions form={stored.body.form} />
            <Versions versions={versions} onChoose={(version) => setChoice({ version })} />
          </Stack>
        </Grid.Col>
      </Grid>
      {choice && <ChooseVersion versions={versions} choice={choice} onClose={() => setChoice(undefined)} />}
    </Page>
  )
}

type DoingProps = {
  readonly stored: StoredKind
  readonly versions: VersionList
  readonly onRetire: () => void
}

function Doing({ stored: { procedureId }, versions: { inUse }, onRetire }: DoingProps) {
  const say = useProcedureWords()
  const may = useMay()
  return (
    <>
      {may('circular.draft') && inUse !== null && (
        <Button component={Link} href={`/circulars/new?kind=${procedureId}`}>
          {say('draft')}
        </Button>
      )}
      <Button component={Link} href={`/procedure/${procedureId}/rehearsal`} variant="default">
        {say('rehearse')}
      </Button>
      {may('procedure.store') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{say('others')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} href={`/procedure/${procedureId}/edit`}>
              {say('edit')}
            </Menu.Item>
            <Menu.Item component={Link} href={`/procedures/new?from=${procedureId}`}>
              {say('copy')}
            </Menu.Item>
            {inUse !== null && <Menu.Item onClick={onRetire}>{say('retire')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
