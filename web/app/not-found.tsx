import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { Empty } from '../parts/empty.js'
import { Page } from '../parts/page.js'
import { useCommonWords } from '../words/common.js'

/** No room has this address. */
export function NotFound() {
  const say = useCommonWords()
  return (
    <Page title={say('notFound')}>
      <Empty title={say('notFound')} help={say('notFoundHelp')}>
        <Button component={Link} href="/">
          {say('toHome')}
        </Button>
      </Empty>
    </Page>
  )
}
