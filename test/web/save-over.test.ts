import { WianProblem } from '../../clients/typescript/client.js'
import { saveOver } from '../../web/api/save-over.js'

const SEEN = { version: 3, content: { reason: 'แผนซ้ำ' } }
const outdated = () => new WianProblem(412, { code: 'VERSION_OLD', messageTh: '', messageEn: '' })

/** Saves over what was seen while the case stands as `now`; tells over which versions it was sent. */
async function saved(now: { version: number; content: unknown }) {
  const sent: string[] = []
  const send = (ifMatch: string) => {
    sent.push(ifMatch)
    return ifMatch === `"${now.version}"` ? Promise.resolve('saved') : Promise.reject(outdated())
  }
  const came = await saveOver(SEEN, () => Promise.resolve(now), send).catch((error: unknown) => error)
  return { sent, came }
}

test('it is saved over a case that went on by itself, and never over what somebody else wrote', async () => {
  expect(await saved(SEEN)).toEqual({ sent: ['"3"'], came: 'saved' })
  expect(await saved({ ...SEEN, version: 5 })).toEqual({ sent: ['"3"', '"5"'], came: 'saved' })
  const other = await saved({ version: 4, content: { reason: 'แผนไม่ซ้ำ' } })
  expect([other.sent, other.came]).toEqual([['"3"'], expect.objectContaining({ status: 412 })])
})

test('any other refusal is told as it is, and sent once', async () => {
  let times = 0
  const refuse = () => {
    times++
    return Promise.reject(new WianProblem(403, { code: 'FORBIDDEN', messageTh: '', messageEn: '' }))
  }
  const read = () => Promise.reject(new Error('not asked'))
  await expect(saveOver(SEEN, read, refuse)).rejects.toMatchObject({ status: 403 })
  expect(times).toBe(1)
})
