import type { AudiencePreview } from '../../api/recipients.js'
import type { Play, PlayOf } from '../stage/play.js'
import { receiveLetters, type Wave } from '../stage/scene-answers.js'
import { draftScene } from '../stage/scene-draft.js'
import { acceptScene, closeScene, overdueScene, sealScene } from '../stage/scene-end.js'
import { reminderScene, weekendScene } from '../stage/scene-reminders.js'
import { dealOut, PARTS } from './cast.js'
import { answerDay, refuseNobodyAndFour } from './scene-answers.js'
import { bounceScene } from './scene-bounce.js'
import { extendedAnswerScene, lastSecondScene, versionTwoScene } from './scene-deadline.js'
import { issueScene } from './scene-launch.js'
import {
  addOfficeScene,
  erratumScene,
  foreignOfficeScene,
  moreTimeScene,
  returnScene,
  wrongOfficeScene,
} from './scene-middle.js'

/** What the play leaves behind for the facts. */
export type Played = {
  readonly play: PlayOf
  readonly preview: AudiencePreview
  readonly overdue: readonly string[]
}

/** The circular of 21 November 2566 from its draft to its closing report, day by day. */
export async function playStory(stage: Play): Promise<Played> {
  const { play, preview, waves } = await upToTheWeekend(stage)
  const overdue = await deadline(play, waves)
  return { play, preview, overdue }
}

/** The same up to the morning of its last day: most have answered, some not, and everything is still open. */
export async function playToTheLastDay(stage: Play): Promise<PlayOf> {
  const { play, waves } = await upToTheWeekend(stage)
  await reminderScene(play, (waves.at(-1) as Wave).day)
  return play
}

async function upToTheWeekend(stage: Play) {
  const play = await draftScene(stage)
  const preview = await issueScene(play)
  const codes = preview.offices.map(({ code }) => code)
  const waves = dealOut(codes)
  await untilThursday(play, codes, waves)
  await friday(play, waves)
  return { play, preview, waves }
}

async function untilThursday(play: PlayOf, codes: readonly string[], waves: readonly Wave[]): Promise<void> {
  const [tuesday, wednesday, thursday] = waves as [Wave, Wave, Wave]
  await receiveLetters(
    play,
    codes.filter((code) => !receivesLater(code)),
    tuesday.day,
    '09:40',
  )
  await foreignOfficeScene(play)
  await answerDay(play, tuesday, 0, codes.length)
  await bounceScene(play)
  await receiveLetters(play, [PARTS.bounced], wednesday.day, '08:40')
  await refuseNobodyAndFour(play)
  await answerDay(play, wednesday, tuesday.codes.length, codes.length)
  await erratumScene(play)
  await answerDay(play, thursday, tuesday.codes.length + wednesday.codes.length, codes.length)
  await acceptScene(play, thursday.day, '16:00', [PARTS.corrected])
}

/** The bounced letter is received once it has been sent again; one office never receives it. */
const receivesLater = (code: string): boolean => code === PARTS.bounced || code === PARTS.never[1]

async function friday(play: PlayOf, [, , , wave]: readonly Wave[]): Promise<void> {
  if (!wave) return
  await reminderScene(play, wave.day)
  await answerDay(play, wave, 40, 67)
  await returnScene(play)
  await moreTimeScene(play)
  await wrongOfficeScene(play)
  await addOfficeScene(play)
  await weekendScene(play)
}

async function deadline(play: PlayOf, waves: readonly Wave[]): Promise<string[]> {
  const monday = waves.at(-1) as Wave
  await reminderScene(play, monday.day)
  // Fifty less the one that was returned; the list has lost one office and gained another.
  await answerDay(play, monday, 49, 67)
  await lastSecondScene(play)
  await reminderScene(play, '2023-11-28', 'own')
  const overdue = await overdueScene(play)
  await versionTwoScene(play)
  await sealScene(play)
  await reminderScene(play, '2023-11-29', 'own')
  await extendedAnswerScene(play)
  await acceptScene(play, '2023-12-01', '10:00')
  await closeScene(play)
  return overdue
}
