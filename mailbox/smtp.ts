import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { createRecipientCheck } from './recipients.js'
import type { MailStore } from './store.js'

const LARGEST_MAIL = 35 * 2 ** 20

type Answer = (failure?: Error | null) => void

/** The receiving side: answers 250 only when the mail is on disk. */
export function createSmtpServer(store: MailStore): SMTPServer {
  const rejectionOf = createRecipientCheck()
  return new SMTPServer({
    banner: 'Wian mailbox: keeps everything, delivers nothing',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    onRcptTo({ address }, _session, answer: Answer) {
      const rejection = rejectionOf(address)
      if (rejection) store.noteRejected({ to: address.toLowerCase(), ...rejection })
      answer(rejection && refusal(rejection.code, rejection.message))
    },
    onData(stream, session, answer: Answer) {
      receive(stream, session, store).then(
        () => answer(),
        (failure: Error) =>
          answer('responseCode' in failure ? failure : refusal(452, `4.3.1 ${failure.message}`)),
      )
    },
  })
}

async function receive(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  store: MailStore,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) throw refusal(552, '5.3.4 The mail is too large')
  await store.add({
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address.toLowerCase(),
    to: envelope.rcptTo.map(({ address }) => address.toLowerCase()),
    raw: Buffer.concat(chunks),
  })
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })
