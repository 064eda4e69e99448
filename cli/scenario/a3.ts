import { inventPersons, type NamedPerson } from '../stage/persons.js'
import { deedsOf, review } from '../stage/deeds.js'
import { until, type PlayOf } from '../stage/play.js'
import { receiveLetters } from '../stage/scene-answers.js'
import { draftScene } from '../stage/scene-draft.js'
import { acceptScene, closeScene } from '../stage/scene-end.js'
import { launchScene } from '../stage/scene-launch.js'
import { CURTAIN_UP } from '../stage/stage.js'
import { checkExport, checkReturned, checkTrail, OFFICE, REASON } from './a3-checks.js'
import type { Notes, Scenario } from './scenario.js'

/** The three offices of Rayong: the other two keep the date of the circular. */
const CODES = [OFFICE, 'P2102', 'S09']

/** A3: an answer comes back for correction, with a date of its own. */
export const returnedAndCorrected: Scenario = {
  name: 'A3',
  title: { th: 'ส่งคืนเพื่อแก้ไข', en: 'Returned and corrected' },
  about: {
    th: 'สพป.ระยอง เขต 1 ส่งรายชื่อสองคน คนหนึ่งไม่มีโทรศัพท์ ส่วนกลางส่งคืนพร้อมเหตุผลและกำหนดใหม่',
    en: 'Rayong 1 names two persons, one without a telephone; it is returned with a reason and a date',
  },
  begins: CURTAIN_UP,
  procedures: ['host-and-name-officers.yaml'],
  async play(stage, notes) {
    const play = await draftScene(stage, { audience: { codes: CODES } })
    await play.admit(CODES)
    await launchScene(play, { total: CODES.length })
    await receiveLetters(play, CODES, '2023-11-21', '09:40')
    await submitIncomplete(play)
    await giveBack(play, notes)
    await submitAgain(play, notes)
    await closeWithExport(play, notes)
  },
}

async function submitIncomplete(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-23', '10:00')
  const [first, second] = inventPersons(OFFICE, 2) as [NamedPerson, NamedPerson]
  const { phone: _, ...withoutPhone } = second
  const deeds = deedsOf(play, OFFICE)
  await deeds.assign()
  await deeds.saveDraft([first, withoutPhone])
  await deeds.submit('1')
  play.view.tell(at, {
    th: `${play.names.get(OFFICE)} ส่งรายชื่อ 2 คน คนที่ 2 ไม่มีหมายเลขโทรศัพท์`,
    en: `${OFFICE} names two persons, the second without a telephone number`,
  })
}

async function giveBack(play: PlayOf, notes: Notes): Promise<void> {
  const at = await until(play, '2023-11-24', '14:00')
  await review(play, OFFICE, 'return', {
    reason: REASON,
    deadline: { kind: 'fixed', day: '2023-11-29', time: '16:30' },
  })
  await play.clock.settle()
  play.view.tell(at, {
    th: `ส่งคืน: ${REASON} ขอให้แก้ภายใน 29 พ.ย. 2566 เวลา 16.30 น.`,
    en: 'Returned: a telephone number is missing; due 29 November 2023 at 16:30',
  })
  await checkReturned(play, CODES, notes)
}

async function submitAgain(play: PlayOf, notes: Notes): Promise<void> {
  const at = await until(play, '2023-11-28', '10:00')
  await deedsOf(play, OFFICE).submit('2', inventPersons(OFFICE, 2))
  play.view.tell(at, {
    th: `${play.names.get(OFFICE)} ส่งฉบับที่ 2 หลังกำหนดของหนังสือเวียน แต่ทันกำหนดของตน`,
    en: `${OFFICE} sends version 2: after the date of the circular, within its own`,
  })
  await checkTrail(play, notes)
}

async function closeWithExport(play: PlayOf, notes: Notes): Promise<void> {
  await acceptScene(play, '2023-11-29', '17:00')
  await closeScene(play)
  await checkExport(play, notes)
}
