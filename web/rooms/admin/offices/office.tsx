import { Anchor, Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { dayOf } from '../../../../domain/time.js'
import type { Answered } from '../../../api/client.js'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { Note } from '../../../parts/note.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import { useOfficeNames } from '../../../parts/directory.js'
import { OpenCases } from './open-cases.js'
import { OfficeDialog, type OfficeActName } from './office-dialogs.js'
import { OfficeHistory } from './history.js'
import { useOfficeWords } from './words.js'

/** An office through time. */
export type OfficeView = Answered<'/api/v1/offices/{officeCode}/history'>
type OfficeRecord = OfficeView['records'][number]
const LABEL_WIDTH = 96

/** How an office stands on a day: what was decided for a later one is not in force yet. */
const recordOn = ({ records }: OfficeView, day: string): OfficeRecord | undefined =>
  records.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day < validTo))

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
  const dates = useDates()
  const today = dayOf(dates.now().toISOString())
  const last = view.records.at(-1)
  if (!last) return null
  const inForce = recordOn(view, today) ?? last
  const { validTo } = last
  const isClosed = validTo !== undefined && validTo <= today
  const acts: OfficeActName[] = validTo
    ? []
    : [
        ...(may('office.change') ? (['change'] as const) : []),
        ...(may('office.changeContact') ? (['mail'] as const) : []),
        ...(may('office.close') ? (['close'] as const) : []),
      ]
  return (
    <Page
      title={of({ th: inForce.nameTh, en: inForce.nameEn || inForce.nameTh })}
      back={{ href: '/admin/offices', label: say('title') }}
      lead={
        <>
          {last.code}&nbsp;· {say(last.type)}{' '}
          {validTo &&
            (isClosed ? (
              <Tag tone="late">{say('closed')}</Tag>
            ) : (
              <Tag tone="attention">{say('willBeClosed', { day: dates.shortDay(validTo) })}</Tag>
            ))}
        </>
      }
      actions={acts.map((act, index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(act === 'close' ? 'close' : `${act}Act`)}
        </Button>
      ))}
    >
      {last.validFrom > today && (
        <Note title={say('comes', { day: dates.day(last.validFrom) })}>
          <Text>{last.nameTh === inForce.nameTh ? last.shortTh : last.nameTh}</Text>
        </Note>
      )}
      <Details view={view} record={inForce} isClosed={isClosed} />
      {may('office.listOpenCases') && <OpenCases officeCode={view.code} isLeaving={validTo !== undefined} />}
      <OfficeHistory view={view} />
      {open && <OfficeDialog act={open} view={view} close={() => setOpen(undefined)} />}
    </Page>
  )
}

type DetailsProps = {
  readonly view: OfficeView
  readonly record: OfficeRecord
  readonly isClosed: boolean
}

function Details({ view: { contact, predecessors, successors }, record, isClosed }: DetailsProps) {
  const say = useOfficeWords()
  const dates = useDates()
  const provinceName = useProvinceName()
  const lines = [
    ['shortTh', record.shortTh],
    ['provinces', record.provinces.map(provinceName).join(', ')],
    ['letterPrefix', record.letterPrefix],
    ['mail', contact?.email ?? say('noMail')],
    ['on', dates.day(record.validFrom)],
  ] as const
  return (
    <Paper component="section" aria-labelledby="details">
      <Stack gap="xs">
        <Title order={2} id="details">
          {say(isClosed ? 'detailsLast' : 'details')}
        </Title>
        {lines.map(([word, text]) =>
          text ? (
            <Line key={word} word={word}>
              <Text>{text}</Text>
            </Line>
          ) : null,
        )}
        <Related word="predecessors" codes={predecessors} />
        <Related word="successors" codes={successors} />
      </Stack>
    </Paper>
  )
}

type LineProps = {
  readonly word: 'shortTh' | 'provinces' | 'letterPrefix' | 'mail' | 'on' | 'predecessors' | 'successors'
  readonly children: ReactNode
}

/** A label and what it is of, side by side on every screen: what is long breaks beside its label. */
function Line({ word, children }: LineProps) {
  const say = useOfficeWords()
  return (
    <Group gap="xs" align="baseline" wrap="nowrap">
      <Text size="sm" c="dimmed" w={LABEL_WIDTH} flex="none">
        {say(word)}
      </Text>
      <Box miw={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Group>
  )
}

function Related({ word, codes }: { word: 'predecessors' | 'successors'; codes: readonly string[] }) {
  const { nameOf } = useOfficeNames(codes)
  if (codes.length === 0) return null
  return (
    <Line word={word}>
      {codes.map((code) => (
        <Anchor key={code} component={Link} href={`/admin/offices/${code}`} display="block">
          {nameOf(code)}
        </Anchor>
      ))}
    </Line>
  )
}
