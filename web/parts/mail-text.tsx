import { Anchor, Collapse, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { roomWords } from '../words/i18n.js'
import styles from './mail-text.module.css'

const useMailTextWords = roomWords('mail-text', {
  th: { mail: 'ดูอีเมล: {{subject}}', hideMail: 'ซ่อนอีเมล: {{subject}}' },
  en: { mail: 'Show the mail: {{subject}}', hideMail: 'Hide the mail: {{subject}}' },
})

/** A mail by its subject; its text unfolds below. */
export function MailText({ subject, text }: { readonly subject: string; readonly text: string }) {
  const say = useMailTextWords()
  const [isOpen, mail] = useDisclosure(false)
  return (
    <Stack gap={4} align="flex-start">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        aria-expanded={isOpen}
        onClick={mail.toggle}
      >
        {say(isOpen ? 'hideMail' : 'mail', { subject })}
      </Anchor>
      <Collapse expanded={isOpen}>
        <Text size="sm" className={styles['mail']}>
          {isOpen && text}
        </Text>
      </Collapse>
    </Stack>
  )
}
