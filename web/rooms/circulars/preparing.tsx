import { Stack, Tabs } from '@mantine/core'
import { ApprovalRoute } from '../../parts/approval-route.js'
import { Story } from '../../parts/story.js'
import { Content } from './content.js'
import { Decide } from './decide.js'
import type { CircularView } from './tones.js'
import { useTrackWords } from './track-words.js'

/** A circular before it is sent: whose turn it is, what it says, and what will go out when. */
export function Preparing({ circular }: { circular: CircularView }) {
  const say = useTrackWords()
  const { approval } = circular.state
  return (
    <Tabs defaultValue="content" keepMounted={false}>
      <Tabs.List aria-label={say('tabs')} mb="md">
        <Tabs.Tab value="content">{say('content')}</Tabs.Tab>
        <Tabs.Tab value="story">{say('story')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="content">
        <Stack gap="lg">
          <Decide circular={circular} />
          {approval && <ApprovalRoute approval={approval} />}
          <Content circular={circular} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="story">
        <Story kind="circular" ids={{ circularId: circular.circularId }} />
      </Tabs.Panel>
    </Tabs>
  )
}
