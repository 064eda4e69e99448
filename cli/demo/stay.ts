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
import type { View } from '../stage/view.js'
import { PARTS } from './cast.js'
import { playToTheLastDay } from './story.js'

type Part = readonly [who: Actor, doesTh: string, doesEn: string]

/** Whom a visitor may be, in the order in which the story is best followed. */
const VISITORS: readonly Part[] = [
  [
    DRAFTER,
    'ติดตามหนังสือเวียน: ใครตอบแล้ว ใครยังไม่เปิดอ่าน เตือน และขยายเวลา',
    'Tracks the circular: who has answered, who has not opened it; reminds, gives more time',
  ],
  [
    officerOf(PARTS.lastSecond),
    'กรอกแบบตอบรับของเขต ซึ่งครบกำหนดคืนนี้',
    'Fills in the answer of a district office, due tonight',
  ],
  [directorOf(PARTS.lastSecond), 'มอบหมายงาน และอนุมัติคำตอบของเขต', 'Hands out the work, approves the answer'],
  [
    officerOf(PARTS.never[0]),
    'เขตที่ยังไม่ตอบ ลงรับแล้วแต่ยังไม่ได้ทำ',
    'An office that has received and not answered',
  ],
  [REVIEWER, 'ตรวจคำตอบที่ส่งเข้ามา รับ หรือส่งคืนแก้ไข', 'Reviews the answers: accepts them or returns them'],
  [CHECKER, 'ตรวจร่างหนังสือก่อนลงนาม', 'Checks drafts before they are signed'],
  [SIGNER, 'ลงนามหนังสือเวียน', 'Signs circulars'],
  [REGISTRAR, 'ดูแลทะเบียนหนังสือ', 'Keeps the registers'],
  [ADMINISTRATOR, 'ดูแลผู้ใช้ หน่วยงาน และนาฬิกาซ้อม', 'Keeps people, offices and the rehearsal’s clock'],
]

/** Plays the circular to the morning of its last day, lets the clock run, and waits for visitors until Ctrl-C. */
export async function stayOnTheLastDay(view: View): Promise<void> {
  const stage = await setStage({ folder: 'demo', begins: CURTAIN_UP, view, readingMs: 0 })
  const over = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    const play = await playToTheLastDay(stage.play)
    await play.admit(VISITORS.map(([{ officeCode }]) => officeCode).filter((code) => !code.startsWith('C')))
    await play.clock.letRun()
    await openDoors(stage, play.circularId)
    tell(view, stage)
    await over
  } finally {
    await stage.clear()
  }
}

/** From here on the first page offers the cast, by one click. */
async function openDoors({ stack }: Stage, circularId: string): Promise<void> {
  const people = VISITORS.map(([{ personId, officeCode, role }, doesTh, doesEn]) => ({
    ...{ personId, officeCode, role, doesTh, doesEn },
  }))
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
  for (const [actor] of VISITORS) {
    const { email, password } = credentialsOf(actor)
    view.fact({ th: email, en: `${actor.role}, ${actor.officeCode}` }, password)
  }
}
