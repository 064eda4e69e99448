import { mailFailure } from '../../activities/failures.js'

const failure = (members: object) => Object.assign(new Error('said'), members)

test.each([
  ['no such user', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
  ['a message that is not wanted', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
  [
    'an address that is none',
    { code: 'EENVELOPE', command: 'API', message: 'Invalid recipient "x"' },
    'refused',
  ],
  ['greylisting', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'later'],
  ['a mailbox that is full for now', { code: 'EMESSAGE', command: 'DATA', responseCode: 452 }, 'later'],
  [
    'a sender that is refused: our fault',
    { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 },
    'later',
  ],
  [
    'a sender address that is none: our fault',
    { code: 'EENVELOPE', command: 'API', message: 'Invalid sender "x"' },
    'later',
  ],
  [
    'wrong credentials: nobody but us',
    { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 },
    'connection',
  ],
  ['a server that closes', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, 'connection'],
  ['a refused connection', { code: 'ESOCKET', command: 'CONN' }, 'connection'],
  ['a silent server', { code: 'ETIMEDOUT', command: 'CONN' }, 'connection'],
  ['a name that is not found', { code: 'EDNS', command: 'CONN' }, 'connection'],
  ['our own limit of time', { name: 'AbortError', code: 'ABORT_ERR' }, 'later'],
  ['a bug of ours', {}, 'later'],
])('%s', (_, members, fate) => {
  expect(mailFailure(failure(members)).fate).toBe(fate)
})

test('the record says what the server said, else what went wrong', () => {
  expect(mailFailure(failure({ response: '550 5.1.1 unknown' })).response).toBe('550 5.1.1 unknown')
  expect(mailFailure(failure({})).response).toBe('said')
  expect(mailFailure('thrown text').response).toBe('thrown text')
})
