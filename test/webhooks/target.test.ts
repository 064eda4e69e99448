import { postJson, type Resolve } from '../../webhooks/send.js'
import { isPublicAddress, targetProblem } from '../../webhooks/target.js'
import { openReceiver, type Receiver } from '../support/webhook-receiver.js'

describe('the addresses that webhooks may go to', () => {
  let receiver: Receiver
  beforeAll(async () => void (receiver = await openReceiver()))
  beforeEach(() => void (receiver.got.length = 0))
  afterAll(() => new Promise((resolve) => receiver.server.close(resolve)))

  const policy = { inside: ['intranet.example:8443'], plain: false }

  it('are encrypted, without names or passwords, outside', () => {
    expect(targetProblem('https://hooks.example/in', policy)).toBeUndefined()
    expect(targetProblem('https://intranet.example:8443/', policy)).toBeUndefined()
    const refused = [
      ...[
        'http://hooks.example/',
        'https://a:b@hooks.example/',
        'ftp://hooks.example/',
        'x',
        'https://127.0.0.1/',
      ],
      ...['https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://169.254.169.254/', 'https://2130706433/'],
      ...['https://0x7f.1/', 'http://intranet.example:8443/'],
    ]
    for (const url of refused) expect([url, typeof targetProblem(url, policy)]).toEqual([url, 'string'])
  })

  it('are no private, local, translated or special addresses', () => {
    const inside = [
      ...[
        '127.0.0.1',
        '10.1.2.3',
        '172.16.0.1',
        '192.168.1.1',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
        '224.0.0.1',
      ],
      ...[
        '255.255.255.255',
        '192.0.2.1',
        '198.18.0.1',
        '::',
        '::1',
        '::ffff:127.0.0.1',
        '::ffff:7f00:1',
        '::7f00:1',
      ],
      ...[
        '64:ff9b::7f00:1',
        '64:ff9b:1::1',
        'fe80::1',
        'fc00::1',
        'fd00:ec2::254',
        'ff02::1',
        '2002:7f00:1::',
        '2001:db8::1',
      ],
    ]
    for (const address of inside) expect([address, isPublicAddress(address)]).toEqual([address, false])
    for (const address of ['8.8.8.8', '203.150.0.1', '::ffff:8.8.8.8', '2404:6800:4001::1'])
      expect([address, isPublicAddress(address)]).toEqual([address, true])
  })

  const send = (resolve: Resolve, inside: readonly string[] = []) =>
    postJson(
      { url: `http://hooks.example:${receiver.port}/in`, headers: {}, body: '{}' },
      { policy: { inside: [...inside], plain: true }, resolve },
    )

  it('are looked up once, and the connection goes to what was looked at', async () => {
    let asked = 0
    const rebinding: Resolve = () => {
      asked += 1
      return Promise.resolve([
        asked === 1 ? { address: '127.0.0.1', family: 4 } : { address: '10.0.0.1', family: 4 },
      ])
    }
    expect(await send(rebinding, [`hooks.example:${receiver.port}`])).toEqual({ status: 204 })
    expect(asked).toBe(1)
  })

  it('are refused when any of the addresses of a name lies inside, before anything is sent', async () => {
    const mixed: Resolve = () =>
      Promise.resolve([
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])
    const tried = await postJson(
      { url: `https://hooks.example:${receiver.port}/in`, headers: {}, body: '{}' },
      { policy: { inside: [], plain: true }, resolve: mixed },
    )
    expect(tried).toEqual({ problem: 'INSIDE' })
    expect(receiver.got).toEqual([])
  })
})
