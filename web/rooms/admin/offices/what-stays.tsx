import { Alert, List } from '@mantine/core'
import { useRead } from '../../../api/read.js'
import { useMay } from '../../../app/session.js'
import { useOfficeNames } from '../../../parts/directory.js'
import { useOfficeWords } from './words.js'

type Props = { readonly officeCode: string; readonly successor: string }

/** What an office leaves behind, said before it is closed: its people, and its cases with or without a successor. */
export function WhatStays({ officeCode, successor }: Props) {
  const say = useOfficeWords()
  const may = useMay()
  const { nameOf } = useOfficeNames(successor ? [successor] : [])
  const { data } = useRead(
    '/api/v1/offices/{officeCode}/open-cases',
    { path: { officeCode } },
    { enabled: may('office.listOpenCases') },
  )
  if (!data) return null
  const { items, people } = data
  const cases = successor ? say('casesPass', { name: nameOf(successor) }) : say('casesStay')
  return (
    <Alert variant="outline" role="status">
      <List size="sm">
        <List.Item>{people > 0 ? say('peopleStay', { count: people }) : say('nobodyStays')}</List.Item>
        <List.Item>
          {items.length > 0 ? `${say('casesOpen', { count: items.length })} ${cases}` : say('noOpenCases')}
        </List.Item>
        <List.Item>{say('othersCases')}</List.Item>
      </List>
    </Alert>
  )
}
