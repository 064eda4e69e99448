import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../../../api/read.js'
import { useMay, useSession } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Tag } from '../../../parts/tag.js'
import { useDates } from '../../../words/dates.js'
import { useAdminWords } from '../words.js'
import { HeadPreview } from './head-preview.js'
import { LetterheadForm } from './letterhead-form.js'
import { emblemOf, type LetterheadVersion } from './letterhead-version.js'
import { usePaperWords } from './words.js'

/** The letterhead of the own office: the version in use as it looks, and those before it. */
export function Letterheads() {
  const say = usePaperWords()
  const admin = useAdminWords()
  const may = useMay()
  const { officeCode } = useSession().me.actor
  const [isEditing, setEditing] = useState(false)
  const found = useRead('/api/v1/offices/{officeCode}/letterhead', { path: { officeCode } })
  return (
    <Page
      title={say('letterheads')}
      lead={say('letterheadsLead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={
        may('letterhead.store') &&
        !isEditing && <Button onClick={() => setEditing(true)}>{say('newVersion')}</Button>
      }
    >
      <Loaded of={found}>
        {({ items: [newest, ...others] }) => (
          <>
            {isEditing && (
              <LetterheadForm
                officeCode={officeCode}
                {...(newest ? { newest } : {})}
                close={() => setEditing(false)}
              />
            )}
            {newest && !isEditing && <Version of={newest} isInUse />}
            {!newest && !isEditing && <Empty title={say('noLetterhead')} help={say('noLetterheadHelp')} />}
            {others.length > 0 && <Title order={2}>{say('earlier')}</Title>}
            {others.map((one) => (
              <Version key={one.version} of={one} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Version({ of, isInUse = false }: { of: LetterheadVersion; isInUse?: boolean }) {
  const say = usePaperWords()
  const dates = useDates()
  const { version, body, emblemType, reason, madeAt } = of
  return (
    <Stack gap="xs">
      <Text>
        <b>{say('versionOf', { version })}</b> {isInUse && <Tag tone="done">{say('inUse')}</Tag>}&nbsp;·{' '}
        {dates.moment(madeAt)}&nbsp;· {reason}
      </Text>
      <HeadPreview head={body} {...(emblemType === 'image/svg+xml' ? { emblem: emblemOf(of) } : {})} />
      {emblemType === 'application/pdf' && (
        <Anchor href={emblemOf(of)} target="_blank">
          {say('emblemPdf')}
        </Anchor>
      )}
    </Stack>
  )
}
