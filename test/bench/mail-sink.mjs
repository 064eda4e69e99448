import { SMTPServer } from 'smtp-server'

/** An SMTP server in a process of its own that takes every mail and keeps none. Tells its parent the port. */
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, answer) {
    stream.resume()
    stream.on('end', () => answer())
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => process.send(server.server.address().port))
process.on('disconnect', () => process.exit(0))
