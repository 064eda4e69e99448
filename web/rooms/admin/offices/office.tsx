import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import { useOfficeNames } from '../directory.js'
import { OpenCases } from './open-cases.js'
import { OfficeDialog, type OfficeActName } from './office-dialogs.js'
import { OfficeHistory } from './history.js'
import { useOfficeWords } from './words.js'

/** An office through time. */
export type OfficeView = Answered<'/api/v1/offices/{officeCode}/history'>

/** One office: what it is called, where its mail goes, and how it came to be what it is. */
export function OfficePage({ params: { officeCode = '' } }: { params: { officeCode?: string } }) {
  const found = useRead('/api/v1/offices/{officeCode}/history', { path: { officeCode } })
  return <Loaded of={found}>{(view) => <Shown view={view} />}</Loaded>
}

function Shown({ view }: { view: OfficeView }) {
  const say = useOfficeWords()
  const { of } = useLanguage()
  const may = useMay()
  const [open, setOpen] = useState<OfficeActName>()
  const last = view.records.at(-1)
  if (!last) return null
  const isClosed = last.validTo !== undefined
  const acts: OfficeActName[] = isClosed
    ? []
    : [
        ...(may('office.change') ? (['change'] as const) : []),
        ...(may('office.changeContact') ? (['mail'] as const) : []),
        ...(may('office.close') ? (['close'] as const) : []),
      ]
  return (
    <Page
      title={of({ th: last.nameTh, en: last.nameEn || last.nameTh })}
      back={{ href: '/admin/offices', label: say('title') }}
      lead={
        <>
          {last.code}&nbsp;· {say(last.type)} {isClosed && <Tag tone="late">{say('closed')}</Tag>}
        </>
      }
      actions={acts.map((act, index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act === 'close' ? 'close' : `${act}Act`)}
        </Button>
      ))}
    >
      <Details view={view} />
      {may('office.listOpenCases') && <OpenCases officeCode={view.code} />}
      <OfficeHistory view={view} />
      {open && <OfficeDialog act={open} view={view} close={() => setOpen(undefined)} />}
    </Page>
  )
}

function Details({ view: { records, contact, predecessors, successors } }: { view: OfficeView }) {
  const say = useOfficeWords()
  const dates = useDates()
  const provinceName = useProvinceName()
  const last = records.at(-1)
  const lines = [
    ['shortTh', last?.shortTh],
    ['provinces', last?.provinces.map(provinceName).join(', ')],
    ['letterPrefix', last?.letterPrefix],
    ['mail', contact?.email ?? say('noMail')],
    ['on', last && dates.day(last.validFrom)],
  ] as const
  return (
    <Paper component="section" aria-labelledby="details">
      <Stack gap="xs">
        <Title order={2} id="details">
          {say('details')}
        </Title>
        {lines.map(([word, text]) =>
          text ? (
            <Group key={word} gap="xs" align="baseline">
              <Text size="sm" c="dimmed" miw={140}>
                {say(word)}
              </Text>
              <Text>{text}</Text>
            </Group>
          ) : null,
        )}
        <Related word="predecessors" codes={predecessors} />
        <Related word="successors" codes={successors} />
      </Stack>
    </Paper>
  )
}

function Related({ word, codes }: { word: 'predecessors' | 'successors'; codes: readonly string[] }) {
  const say = useOfficeWords()
  const nameOf = useOfficeNames(codes)
  if (codes.length === 0) return null
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed" miw={140}>
        {say(word)}
      </Text>
      {codes.map((code) => (
        <Anchor key={code} component={Link} href={`/admin/offices/${code}`}>
          {nameOf(code)}
        </Anchor>
      ))}
    </Group>
  )
}
