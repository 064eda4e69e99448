import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { Command } from 'commander'
import { EXIT } from '../exit.js'
import { meetingToAssignment } from '../scenario/a5.js'
import { playScenario } from '../scenario/command.js'
import { STRIKES } from '../stage/chaos.js'
import type { Expectation } from '../stage/expect.js'
import { expectationsOf } from './expectations.js'
import { readFacts, type Facts } from './facts.js'
import { saveFiles, type LeftFile } from './files.js'
import { saveHistories } from './histories.js'
import { plannedReminders } from './plan.js'
import { stayOnTheLastDay } from './stay.js'
import { CURTAIN_UP, setStage, type Stage } from '../stage/stage.js'
import { playStory } from './story.js'
import { createView, type View } from '../stage/view.js'

type Options = {
  readonly json?: string
  readonly chaos?: boolean
  readonly histories?: string
  readonly stay?: boolean
  readonly committee?: boolean
}

/** Somebody who watches on a terminal wants to read. */
const READING_MS = 450
const INTERRUPTED = 130 // 128 + SIGINT, as shells have it

/** What a run of the demo came to, as `--json` writes it. */
export type DemoResult = Facts & {
  readonly expectations: readonly Expectation[]
  readonly chaos: readonly string[]
  readonly seconds: { readonly setUp: number; readonly play: number }
}

/** `wian demo`: plays a circular from draft to closing on a stack of its own; ends with 0 only if all was as expected. */
export const demoCommand = (): Command =>
  new Command('demo')
    .description('เล่นเรื่องหนังสือเวียนฉบับหนึ่งตั้งแต่ร่างจนปิดเรื่อง · play one circular from draft to closing')
    .option('--json <file>', 'บันทึกข้อเท็จจริงเป็น JSON · write the facts as JSON')
    .option('--chaos', 'ปิดส่วนต่าง ๆ กะทันหันระหว่างทาง · kill the parts one after the other on the way')
    .option(
      '--stay',
      'เล่นถึงเช้าวันครบกำหนด แล้วเปิดระบบค้างไว้ให้ทดลอง · play to the last day and keep the stack up, to look around in it',
    )
    .option('--committee', 'เล่นการประชุมคณะกรรมการแทน · play a meeting of a committee instead')
    .option('--histories <folder>', 'บันทึกประวัติของเวิร์กโฟลว์ · keep histories of workflows, for replay tests')
    .action(async (options: Options) => {
      if (options.committee) return playScenario(meetingToAssignment, options.json)
      if (options.stay) return stayOnTheLastDay(createView(process.stdout))
      const { left: _, ...result } = await playDemo(createView(process.stdout), options)
      if (options.json) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`)
      process.exitCode = result.expectations.every(({ ok }) => ok) ? EXIT.ok : EXIT.error
    })

/** Sets the stage, plays, clears the stage, and says what was seen. */
async function playDemo(view: View, { chaos = false, histories }: Options): Promise<Shown> {
  view.title(
    { th: 'เวียน', en: 'Wian' },
    {
      th: 'หนังสือเวียนหนึ่งฉบับ ตั้งแต่ร่างจนปิดเรื่อง ในฐานข้อมูลและระบบจริง บนนาฬิกาซ้อม',
      en: 'One circular from draft to closing, on the real database, workflows and mail, by a rehearsal clock',
    },
  )
  const began = Date.now()
  const readingMs = process.stdout.isTTY ? READING_MS : 0
  const stage = await setStage({
    folder: 'demo',
    begins: CURTAIN_UP,
    view,
    readingMs,
    ...(chaos ? { strikes: STRIKES } : {}),
  })
  const stopEarly = (): void => void stage.stack.stop().then(() => process.exit(INTERRUPTED))
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly)
  const ready = Date.now()
  try {
    view.fact({ th: 'เตรียมระบบ', en: 'stack is up' }, `${seconds(ready - began)} s`)
    const result = await playOn(stage, { setUp: seconds(ready - began), since: ready, histories })
    conclude(view, stage, result)
    return result
  } finally {
    await stage.clear()
  }
}

type Timing = { readonly setUp: number; readonly since: number; readonly histories: string | undefined }
type Shown = DemoResult & { readonly left: readonly LeftFile[] }

async function playOn(stage: Stage, { setUp, since, histories }: Timing): Promise<Shown> {
  const { play, preview, overdue } = await playStory(stage.play)
  const left = await saveFiles(play)
  const facts = await readFacts(play, preview, { overdue, files: left.map(({ name }) => name) })
  if (histories) await saveHistories(stage.temporal, play.circularId, histories)
  const chaos = stage.struck()
  const restarted = chaos.filter((part) => stage.stack.restarts(part) > 0).length
  const reminders = plannedReminders(facts.recipients.codes)
  const expectations = expectationsOf(facts, { reminders, struck: chaos.length, restarted })
  return { ...facts, expectations, chaos, seconds: { setUp, play: seconds(Date.now() - since) }, left }
}

function conclude(
  view: View,
  { play }: Stage,
  { expectations, seconds: { play: length }, left }: Shown,
): void {
  view.expectations(expectations)
  view.files({ th: 'ไฟล์ให้ดู', en: `files in ${relative(process.cwd(), play.outDir) || '.'}` }, left)
  const failed = expectations.filter(({ ok }) => !ok).length
  view.verdict(failed === 0, {
    th: failed === 0 ? `ครบถ้วนทั้ง ${expectations.length} ข้อ ใน ${length} วินาที` : `ไม่เป็นไปตามที่คาด ${failed} ข้อ`,
    en:
      failed === 0
        ? `All ${expectations.length} expectations held, in ${length} seconds`
        : `${failed} expectations did not hold`,
  })
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10
