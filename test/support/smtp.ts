import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server took it. */
export type Taken = { to: string; email: Email }
/** What the server answers to an address: nothing is 250; a number with text is that reply; `cut` drops the connection; `hang` says nothing. */
export type Manner = (address: string) => { code: number; text: string } | 'cut' | 'hang' | undefined

/** A scripted SMTP server on loopback. */
export type Smtp = { url: string; taken: Taken[]; close(): Promise<void> }

/** Starts one; `port` brings a server back where it was. */
export async function startSmtp(
  manner: Manner = () => undefined,
  { port = 0, options = {} }: { port?: number; options?: SMTPServerOptions } = {},
): Promise<Smtp> {
  const taken: Taken[] = []
  const sockets = new Set<{ destroy(): void }>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, session, answer) {
      const reply = manner(address)
      if (reply === 'hang') return
      if (reply === 'cut')
        return void [...sockets].find((socket) => portOf(socket) === session.remotePort)?.destroy()
      answer(reply && Object.assign(new Error(reply.text), { responseCode: reply.code }))
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          for (const { address } of envelope.rcptTo) taken.push({ to: address, email })
          answer()
        })
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const portOf = (socket: object): number | undefined => (socket as { remotePort?: number }).remotePort
