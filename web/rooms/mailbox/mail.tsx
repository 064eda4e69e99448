import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { Loaded, Page } from '../../parts/page.js'
import { useDates } from '../../words/dates.js'
import styles from './mail.module.css'
import { useMailboxWords } from './words.js'

type Mail = Answered<'/api/v1/mailbox/{mailId}'>

/** The head by which a mail names its case. */
const CASE_HEADER = 'x-wian-case'

/** One mail as its text: pictures and forms of a mail are never shown, its own addresses lead on. */
export function MailPage({ params }: { params: Readonly<Record<string, string>> }) {
  const say = useMailboxWords()
  const mailId = Number(params['mailId'])
  const found = useRead('/api/v1/mailbox/{mailId}', { path: { mailId } })
  const caseId = found.data?.headers.find(({ key }) => key.toLowerCase() === CASE_HEADER)?.value
  return (
    <Page
      title={found.data ? found.data.subject || say('noSubject') : say('mail')}
      back={{ href: '/mailbox', label: say('back') }}
      actions={
        caseId && (
          <Button component={Link} href={`/${caseId}`}>
            {say('openCase')}
          </Button>
        )
      }
    >
      <Loaded of={found}>{(mail) => <Read mail={mail} />}</Loaded>
    </Page>
  )
}

function Read({ mail }: { mail: Mail }) {
  const say = useMailboxWords()
  const dates = useDates()
  const text = mail.text.trim() || wordsOf(mail.html)
  const sentAt = mail.date || mail.receivedAt
  return (
    <Paper>
      <Stack>
        <div>
          {(['from', 'to'] as const).map((side) => (
            <Group key={side} gap="xs" wrap="nowrap" align="baseline">
              <Text size="sm" c="dimmed" miw={70}>
                {say(side)}
              </Text>
              <Text size="sm">{side === 'from' ? mail.headerFrom : mail.headerTo}</Text>
            </Group>
          ))}
          <Group gap="xs" wrap="nowrap" align="baseline">
            <Text size="sm" c="dimmed" miw={70}>
              {say('sentAt')}
            </Text>
            <Text size="sm">
              {dates.day(sentAt)} {dates.clock(sentAt)}
            </Text>
          </Group>
        </div>
        <div className={styles.text}>{text ? <Linked text={text} /> : say('noText')}</div>
        {mail.attachments.length > 0 && <Attachments mail={mail} />}
      </Stack>
    </Paper>
  )
}

/** The words of a mail that came as HTML alone; nothing of it is run or fetched. */
const wordsOf = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()

const ADDRESS = /(https?:\/\/[^\s<>"]+)/

/** The text with its addresses; those of this installation can be followed. */
function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((piece, index) =>
    piece.startsWith(`${location.origin}/`) ? (
      <Anchor key={index} href={piece} underline="always">
        {piece}
      </Anchor>
    ) : (
      piece
    ),
  )
}

function Attachments({ mail: { id, attachments } }: { mail: Mail }) {
  const say = useMailboxWords()
  return (
    <div>
      <Title order={2} fz="md">
        {say('attachments')}
      </Title>
      <List>
        {attachments.map(({ index, filename }) => (
          <List.Item key={index}>
            <Anchor href={`/api/v1/mailbox/${id}/attachments/${index}`} download>
              {filename ?? say('attachment', { n: index + 1 })}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
