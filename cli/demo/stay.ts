import { writeFile } from 'node:fs/promises'
import type { DemoCast } from '../../api/demo/router.js'
import type { Actor } from '../../domain/case.js'
import {
  ADMINISTRATOR,
  CHECKER,
  directorOf,
  DRAFTER,
  officerOf,
  REGISTRAR,
  REVIEWER,
  SIGNER,
} from '../stage/persons.js'
import { castFileOf, CURTAIN_UP, setStage, type Stage } from '../stage/stage.js'
import type { Play } from '../stage/play.js'
import type { View } from '../stage/view.js'
import { PARTS } from './cast.js'
import { playToTheLastDay } from './story.js'

type Part = {
  readonly who: Actor
  readonly does: { readonly th: string; readonly en: string }
  /** The screen of this person's part of the story; those without one are there to look around with. */
  readonly opens?: (circularId: string) => string
}

/** Whom a visitor may be: first those who have a part in this morning's story, in its order. */
const VISITORS: readonly Part[] = [
  {
    who: DRAFTER,
    does: {
      th: 'ดูว่าเขตใดยังไม่ตอบหรือยังไม่เปิดอ่าน แล้วเตือนเขตเหล่านั้น หรือขยายเวลาให้',
      en: 'See which offices have not answered or not even opened the letter; remind them, or give them more time',
    },
    opens: (circularId) => `/circular/${circularId}`,
  },
  {
    who: officerOf(PARTS.lastSecond),
    does: {
      th: 'อ่านหนังสือ กรอกแบบตอบรับของเขตให้ครบ แล้วเสนอผู้อำนวยการก่อนหมดเวลาคืนนี้',
      en: 'Read the letter, fill in the answer of the district and put it before the director, tonight at the latest',
    },
    opens: (circularId) => `/submission/${circularId}/${PARTS.lastSecond}`,
  },
  {
    who: directorOf(PARTS.lastSecond),
    does: {
      th: 'อ่านคำตอบของเขต แล้วเห็นชอบให้ส่ง หรือส่งคืนให้แก้ไข',
      en: 'Read the answer of the district and approve it, or give it back to be mended',
    },
    opens: (circularId) => `/submission/${circularId}/${PARTS.lastSecond}`,
  },
  {
    who: REVIEWER,
    does: {
      th: 'ตรวจคำตอบที่ส่งเข้ามา รับไว้ หรือส่งคืนพร้อมเหตุผลและวันกำหนดใหม่',
      en: 'Review the answers that came in: accept them, or return them with a reason and a new date',
    },
    opens: (circularId) => `/circular/${circularId}/review`,
  },
  {
    who: officerOf(PARTS.never[0]),
    does: { th: 'เขตที่ลงรับแล้วแต่ยังไม่ได้ตอบ', en: 'An office that has received and not answered' },
  },
  { who: CHECKER, does: { th: 'ตรวจร่างหนังสือก่อนลงนาม', en: 'Checks drafts before they are signed' } },
  { who: SIGNER, does: { th: 'ลงนามหนังสือเวียน', en: 'Signs circulars' } },
  { who: REGISTRAR, does: { th: 'ดูแลทะเบียนหนังสือ', en: 'Keeps the registers' } },
  {
    who: ADMINISTRATOR,
    does: {
      th: 'ดูแลผู้ใช้ หน่วยงาน และนาฬิกาซ้อม',
      en: 'Keeps people, offices and the rehearsal’s clock',
    },
  },
]

/** Plays the circular to the morning of its last day, lets the clock run, and waits for visitors until Ctrl-C. */
export async function stayOnTheLastDay(view: View): Promise<void> {
  const stage = await setStage({ folder: 'demo', begins: CURTAIN_UP, view, readingMs: 0 })
  const over = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    const play = await playToTheLastDay(stage.play)
    await play.admit(VISITORS.map(({ who }) => who.officeCode).filter((code) => !code.startsWith('C')))
    await play.clock.letRun()
    await openDoors(stage, play.circularId)
    tell(view, stage)
    await over
  } finally {
    await stage.clear()
  }
}

/** Somebody of the play under the id that the product gave them: the first administrator's is its own choice. */
export async function knownAs(play: Play, who: Actor): Promise<Actor> {
  const { personId } = await play.as(who).get<{ personId: string }>('/me/assignments')
  return { personId, officeCode: who.officeCode, role: who.role }
}

/** From here on the first page offers the cast, by one click. */
async function openDoors({ stack, play }: Stage, circularId: string): Promise<void> {
  const people = await Promise.all(
    VISITORS.map(async ({ who, does, opens }) => ({
      ...(await knownAs(play, who)),
      ...{ doesTh: does.th, doesEn: does.en },
      ...(opens ? { opens: opens(circularId) } : {}),
    })),
  )
  await writeFile(castFileOf(stack.home), JSON.stringify({ circularId, people } satisfies DemoCast), {
    mode: 0o600,
  })
}

/** Where to go, and with what the cast signs in: on this terminal only. */
function tell(view: View, { stack, credentialsOf }: Stage): void {
  view.title(
    { th: 'เชิญทดลอง', en: 'The doors are open' },
    {
      th: `เปิด ${stack.env['PUBLIC_URL']} แล้วเลือกคนของการสาธิต หรือลงชื่อเข้าใช้ด้วยรหัสผ่านข้างล่าง ซึ่งแสดงครั้งเดียวนี้เท่านั้น Ctrl-C เพื่อหยุด`,
      en: `Open ${stack.env['PUBLIC_URL']} and choose one of the demo's people, or sign in with a password below: they are shown this once. Ctrl-C stops the stack.`,
    },
  )
  for (const { who } of VISITORS) {
    const { email, password } = credentialsOf(who)
    view.fact({ th: email, en: `${who.role}, ${who.officeCode}` }, password)
  }
}
