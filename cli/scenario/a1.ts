import type { AudiencePreview } from '../../api/recipients.js'
import { shuffled } from '../stage/habits.js'
import { DRAFTER, inventPersons, REVIEWER } from '../stage/persons.js'
import { seeRefused, type PlayOf } from '../stage/play.js'
import { answerAsUsual, answerWave, receiveLetters } from '../stage/scene-answers.js'
import { draftScene, PROCEDURE } from '../stage/scene-draft.js'
import { acceptScene, closeScene } from '../stage/scene-end.js'
import { launchScene, previewScene } from '../stage/scene-launch.js'
import { refusePersons } from '../stage/scene-refused.js'
import { CURTAIN_UP } from '../stage/stage.js'
import { checkAnswers, checkReport } from './a1-answers.js'
import { checkApproval, checkDraft, checkPreview } from './a1-draft.js'
import { checkFrozen, checkInboxes, checkLetters } from './a1-letters.js'
import type { Notes, Scenario } from './scenario.js'

/** Which offices answer on which day: nobody is late. */
const DAYS = [
  { day: '2023-11-21', from: '13:00', offices: 15 },
  { day: '2023-11-22', from: '09:00', offices: 26 },
  { day: '2023-11-23', from: '09:00', offices: 26 },
] as const

/** A1: the circular of 21 November 2566, and every office answers. */
export const answeredByAll: Scenario = {
  name: 'A1',
  title: { th: 'หนังสือเวียน 21 พ.ย. 2566 ทุกหน่วยงานตอบ', en: 'A circular that everybody answers' },
  about: {
    th: 'ร่าง ตรวจ ลงนาม ออกเลข ว เดียวถึง 67 หน่วยงาน ลงรับ ตอบ 1–3 คน ปิดเรื่อง',
    en: 'Drafted, checked, signed, one number for 67 offices; received, answered, closed with one report',
  },
  begins: CURTAIN_UP,
  procedures: ['host-and-name-officers.yaml'],
  async play(stage, notes) {
    const play = await draftScene(stage)
    await checkDraft(play, notes)
    await checkApproval(play, notes)
    const preview = await issue(play, notes)
    await answers(play, preview, notes)
    await close(play, notes)
  },
}

async function issue(play: Drafted, notes: Notes): Promise<AudiencePreview> {
  const preview = await previewScene(play)
  await checkPreview(play, preview, notes)
  await play.admit(preview.offices.map(({ code }) => code))
  await launchScene(play, preview)
  await checkLetters(play, preview, notes)
  await refuseOtherList(play)
  await checkFrozen(play, preview, notes)
  await checkInboxes(play, preview, notes)
  return preview
}

type Drafted = Awaited<ReturnType<typeof draftScene>>

/** The list is frozen: the draft that holds its rule cannot be changed any more. */
async function refuseOtherList(play: Drafted): Promise<void> {
  const path = `/circulars/${play.circularId}`
  const { version } = await play.as(DRAFTER).look(path)
  const body = { procedureId: PROCEDURE, overrides: { audience: { codes: ['P3101'] } } }
  play.view.tell(await play.clock.now(), {
    th: 'ผู้ร่างลองเปลี่ยนผู้รับหลังออกหนังสือ',
    en: 'The drafter tries to change the recipients after the launch',
  })
  await seeRefused(play, { act: 'revise after launch', code: 'NOT_NOW' }, () =>
    play.as(DRAFTER).call({ method: 'PUT', path, body, onVersion: version }),
  )
}

async function answers(play: PlayOf, { offices, total }: AudiencePreview, notes: Notes): Promise<void> {
  const codes = shuffled(offices.map(({ code }) => code))
  const [nobody, four] = codes as [string, string]
  await receiveLetters(play, codes, '2023-11-21', '09:40')
  await refusePersons(play, nobody, 0)
  await refusePersons(play, four, 4)
  let before = 0
  for (const { offices: count, ...wave } of DAYS) {
    const answering = codes.slice(before, before + count)
    const answer = (code: string): Promise<void> => answerAsUsual(play, code, personsInTurn(codes, code))
    before = await answerWave(play, { ...wave, codes: answering }, { before, total, answer })
  }
  await checkAnswers(play, notes)
}

/** One, two, three, one … persons: each allowed number is seen. */
const personsInTurn = (codes: readonly string[], code: string) =>
  inventPersons(code, 1 + (codes.indexOf(code) % 3))

async function close(play: PlayOf, notes: Notes): Promise<void> {
  const report = `/circulars/${play.circularId}/report/pdf`
  await acceptScene(play, '2023-12-01', '10:00')
  await seeRefused(play, { act: 'report before closing', code: 'NOT_MADE_YET' }, () =>
    play.as(REVIEWER).file(report),
  )
  await closeScene(play)
  await checkReport(play, notes)
}
