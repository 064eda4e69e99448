import { Grid, Stack } from '@mantine/core'
import { Redirect } from 'wouter'
import { useRead } from '../../api/read.js'
import { useMay, useSession } from '../../app/session.js'
import { Loaded, Page } from '../../parts/page.js'
import { Answers } from './answers.js'
import { History } from './history.js'
import { Heading } from './heading.js'
import { Letters } from './letters.js'
import { OtherWays } from './other-ways.js'
import { Work } from './work.js'
import type { View } from './view.js'
import { useSubmissionWords } from './words.js'

type Params = { readonly params: Readonly<Record<string, string>> }

/** One letter to one office: reading it, receiving it, answering it. */
export function Submission({ params: { circularId = '', officeCode = '' } }: Params) {
  const say = useSubmissionWords()
  const found = useRead('/api/v1/submissions/{circularId}/{officeCode}', { path: { circularId, officeCode } })
  const back = useBack(circularId)
  if (found.data) return <Case view={found.data} back={back} />
  return (
    <Page title={say('letter')} back={back}>
      <Loaded of={found} lines={5}>
        {() => null}
      </Loaded>
    </Page>
  )
}

/** The address that stands in letters and mails: the own office's letter. */
export function OwnSubmission({ params: { circularId = '' } }: Params) {
  const { officeCode } = useSession().me.actor
  return <Redirect replace to={`/submission/${circularId}/${officeCode}`} />
}

type Back = { readonly href: string; readonly label: string }

/** Where the reader came from: their own letters, or the circular that they issued or look into. */
function useBack(circularId: string): Back {
  const say = useSubmissionWords()
  const may = useMay()
  return may('inbox.read')
    ? { href: '/inbox', label: say('toInbox') }
    : { href: `/circular/${circularId}`, label: say('letterCircular') }
}

function Case({ view, back }: { view: View; back: Back }) {
  return (
    <Page title={view.circular.subject} back={back} lead={<Heading view={view} />}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Letters view={view} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <Work key={view.caseId} view={view} />
            <OtherWays view={view} />
            <Answers view={view} />
            <History view={view} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
