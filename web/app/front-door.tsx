import { Alert, Anchor, Button, Container, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDemo } from './demo.js'
import { useCommonWords } from '../words/common.js'
import { changeLanguage, roomWords, useLanguage } from '../words/i18n.js'
import { DemoStory } from './demo-story.js'
import { FirstStart } from './first-start.js'
import { Mark } from './mark.js'

const useWords = roomWords('frontDoor', {
  th: {
    title: 'หนังสือเวียนถึงกำหนด ตอบครบ ตรวจสอบได้',
    verify: 'ตรวจว่าหนังสือที่ได้รับเป็นของแท้',
    lead: 'ส่วนกลางออกหนังสือเวียน เขตพื้นที่ลงรับและตอบภายในกำหนด คณะกรรมการพิจารณา และตรวจสอบย้อนหลังได้ทุกขั้นตอน',
  },
  en: {
    title: 'Circulars answered in time, and everything can be proved',
    verify: 'Check whether a letter is genuine',
    lead: 'An office issues a circular, offices receive and answer it by its date, committees decide, and every step can be traced years later.',
  },
})

/** Whoever opens the page on the machine itself is the one who has just started it, or has the means to. */
const isThisMachine = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

/** The first page of whoever is not signed in: what this is, and the way in. */
export function FrontDoor({ wasSignedIn }: { wasSignedIn: boolean }) {
  const say = useCommonWords()
  const door = useWords()
  const { language } = useLanguage()
  const demo = useDemo()
  const isDemo = (demo.data?.people.length ?? 0) > 0
  const next = encodeURIComponent(location.pathname + location.search + location.hash)
  return (
    <Container size="sm" py="xl" component="main">
      <Stack gap="lg">
        <Group justify="space-between">
          <Group gap="xs">
            <Mark />
            <Text fw={600} size="lg">
              {say('product')}
            </Text>
          </Group>
          <Anchor component="button" onClick={() => void changeLanguage(language === 'th' ? 'en' : 'th')}>
            {say('language')}
          </Anchor>
        </Group>
        <Paper p="xl">
          <Stack>
            <Title order={1}>{door('title')}</Title>
            <Text>{door('lead')}</Text>
            {wasSignedIn && (
              <Alert role="status" title={say('sessionEnded')} variant="outline">
                {say('sessionEndedHelp')}
              </Alert>
            )}
            <Button
              component="a"
              size="lg"
              variant={isDemo ? 'default' : 'filled'}
              href={`/sign-in?lang=${language}&next=${next}`}
            >
              {say('signIn')}
            </Button>
            <Anchor href={`/v?lang=${language}`} ta="center">
              {door('verify')}
            </Anchor>
          </Stack>
        </Paper>
        {isDemo && demo.data && <DemoStory demo={demo.data} />}
        {demo.data && !isDemo && isThisMachine() && <FirstStart />}
      </Stack>
    </Container>
  )
}
