import { createServer } from 'node:http'
import { join } from 'node:path'
import { once } from 'node:events'
import { readConfig } from '../config.js'
import { createMailboxApp } from './http.js'
import { createSmtpServer } from './smtp.js'
import { MailStore } from './store.js'

/** The built-in mailbox as a process: receives every mail of the embedded system and shows it. */
async function main(): Promise<void> {
  const config = readConfig()
  const store = await MailStore.open(join(config.home, 'mailbox'))
  const smtp = createSmtpServer(store)
  const http = createServer(createMailboxApp(store))
  await once(smtp.listen(config.mailboxSmtpPort, config.bindHost), 'listening')
  smtp.on('error', (failure: Error) => console.error(failure.message)) // a client that hangs up is no reason to stop
  await once(http.listen(config.mailboxHttpPort, config.bindHost), 'listening')
  console.log(
    `mailbox: smtp ${config.mailboxSmtpPort}, http ${config.mailboxHttpPort}, ${store.heads().length} mails`,
  )
  await askedToStop()
  http.close().closeAllConnections()
  await new Promise<void>((done) => smtp.close(() => done()))
  await store.close()
  process.exit(0)
}

/** SIGTERM, or the supervisor's end. */
const askedToStop = (): Promise<unknown> =>
  Promise.race([once(process, 'SIGTERM'), once(process, 'disconnect')])

await main()
