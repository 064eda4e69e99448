import { createRightOfWay } from '../../activities/right-of-way.js'

const never = new AbortController().signal

test('a mail waits until all work over offices is done, then goes', async () => {
  const way = createRightOfWay()
  const order: string[] = []
  let finish: (() => void) | undefined
  const launch = way.during(() => new Promise<void>((done) => (finish = done)))
  const mail = way.clear(never).then(() => order.push('mail'))
  await way.during(() => Promise.resolve(order.push('reminder page')))
  order.push('launch done')
  finish?.()
  await Promise.all([launch, mail])
  expect(order).toEqual(['reminder page', 'launch done', 'mail'])
})

test('work that fails leaves the way free', async () => {
  const way = createRightOfWay()
  await expect(way.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await way.clear(never)
})

test('a worker that is told to stop does not keep its mails waiting', async () => {
  const way = createRightOfWay()
  const stop = new AbortController()
  void way.during(() => new Promise(() => undefined))
  const waiting = way.clear(stop.signal)
  stop.abort()
  await waiting
})
