import { Tabs } from '@mantine/core'
import { useMay } from '../../app/session.js'
import { Page } from '../../parts/page.js'
import { Purpose } from './purpose.js'
import { OwnReadings } from './readings.js'
import { Search } from './search.js'
import { WholeRecord } from './whole-record.js'
import { useAuditWords } from './words.js'

/** Where an auditor begins: finding a case, checking the whole record, and what is on record of themselves. */
export function Audit() {
  const say = useAuditWords()
  const may = useMay()
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Purpose />
      <Tabs defaultValue="search" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="search">{say('search')}</Tabs.Tab>
          {may('chain.checkAll') && <Tabs.Tab value="record">{say('wholeRecord')}</Tabs.Tab>}
          <Tabs.Tab value="own">{say('own')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="search">
          <Search />
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <WholeRecord />
        </Tabs.Panel>
        <Tabs.Panel value="own">
          <OwnReadings />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
