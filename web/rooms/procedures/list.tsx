import { Button, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { CardLink } from '../../parts/card-link.js'
import { Cards } from '../../parts/cards.js'
import { Empty } from '../../parts/empty.js'
import { Loaded, Page } from '../../parts/page.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { useProcedureWords } from './words.js'

/** The kinds of circular that are prepared. */
export function Procedures() {
  const say = useProcedureWords()
  const may = useMay()
  const { of } = useLanguage()
  const { moment } = useDates()
  const found = useRead('/api/v1/procedures')
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        may('procedure.store') && (
          <Button component={Link} href="/procedures/new">
            {say('make')}
          </Button>
        )
      }
    >
      <Loaded of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <Cards>
              {items.map(({ procedureId, title, subject, version, addedAt }) => (
                <li key={procedureId}>
                  <CardLink href={`/procedure/${procedureId}`}>
                    <Text fw={600}>{of(title)}</Text>
                    <Text size="sm">
                      <AsWritten>{subject}</AsWritten>
                    </Text>
                    <Group gap="sm">
                      <Text size="sm" c="dimmed">
                        {say('version', { version })}&nbsp;· {say('addedAt', { at: moment(addedAt) })}
                      </Text>
                    </Group>
                  </CardLink>
                </li>
              ))}
            </Cards>
          )
        }
      </Loaded>
    </Page>
  )
}
