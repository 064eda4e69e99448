import { Button, Group } from '@mantine/core'
import { Link } from 'wouter'
import { Page } from '../parts/page.js'
import { useCommonWords } from '../words/common.js'

/** No room has this address. */
export function NotFound() {
  const say = useCommonWords()
  return (
    <Page title={say('notFound')} lead={say('notFoundHelp')}>
      <Group>
        <Button component={Link} href="/">
          {say('toHome')}
        </Button>
      </Group>
    </Page>
  )
}
