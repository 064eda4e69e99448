import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import type { Progress } from '../../db/tracking.js'
import type { PersonalApi } from '../api-client.js'
import { EXIT } from '../exit.js'
import { print } from '../output.js'
import { needYes, openSession, orExplain, withSession, type SessionOptions } from '../session.js'
import { countOf } from '../../domain/sentence.js'

type ActOptions = SessionOptions & {
  readonly yes?: boolean
  readonly wait: boolean
  readonly codes?: string
  readonly reason?: string
}
type Tracked = Progress & {
  readonly status: string
  readonly jobs: readonly unknown[]
  readonly mails: Readonly<Record<'queued' | 'sent' | 'bounced' | 'dropped' | 'failed', number>>
}

const LOOK_AGAIN_MS = 300

/** `wian circular launch <id>`: numbers and issues it. */
export const launchCommand = (): Command =>
  act('launch', 'ออกเลขและส่งถึงทุกหน่วยงาน · number it and send it to all its offices')
    .option('--expect <total>', 'จำนวนผู้รับที่ตรวจไว้ · recipients as they were looked at', Number)
    .action((id: string, options: ActOptions & { expect?: number }) =>
      run(async (api) => {
        const { recipients } = await api.get<{ recipients: { total: number } }>(`/circulars/${id}/plan`)
        needYes(options.yes, {
          th: `จะออกหนังสือถึง ${recipients.total} หน่วยงาน ซึ่งเรียกกลับไม่ได้เหมือนไม่เคยส่ง`,
          en: `This sends letters to ${countOf(recipients.total, 'office')}`,
        })
        await api.post(`/circulars/${id}/launch`, { expectedTotal: options.expect ?? recipients.total })
        await tell(api, id, options)
      }),
    )

/** `wian circular remind <id>`: reminds who has not answered. */
export const remindCommand = (): Command =>
  act('remind', 'เตือนหน่วยงานที่ยังไม่ตอบ · remind the offices that have not answered')
    .option('--codes <codes>', 'เฉพาะหน่วยงานเหล่านี้ (คั่นด้วยจุลภาค) · only these, separated by commas')
    .action((id: string, options: ActOptions) =>
      run(async (api) => {
        const { unanswered } = await api.get<Tracked>(`/circulars/${id}/progress`)
        const codes = codesOf(options)
        const count = codes.codes?.length ?? unanswered
        needYes(options.yes, {
          th: `จะเตือน ${count} หน่วยงาน`,
          en: `This reminds ${countOf(count, 'office')}`,
        })
        await api.post(`/circulars/${id}/remind`, codes)
        await tell(api, id, options)
      }),
    )

/** `wian circular extend <id>`: gives more time to all, or to some. */
export const extendCommand = (): Command =>
  act('extend', 'ขยายเวลา · give more time')
    .requiredOption('--until <day>', 'วันสุดท้าย ปปปป-ดด-วว · last day, YYYY-MM-DD')
    .option('--time <time>', 'เวลา เช่น 16:30 · last minute of that day')
    .option('--codes <codes>', 'เฉพาะหน่วยงานเหล่านี้ (คั่นด้วยจุลภาค) · only these, separated by commas')
    .requiredOption('--reason <reason>', 'เหตุผล · reason')
    .action((id: string, options: ActOptions & { until: string; time?: string }) =>
      run(async (api) => {
        const deadline = {
          kind: 'fixed',
          day: options.until,
          ...(options.time ? { time: options.time } : {}),
        }
        await api.post(`/circulars/${id}/extend`, { deadline, reason: options.reason, ...codesOf(options) })
        await tell(api, id, options)
      }),
    )

/** `wian circular recall <id>`: withdraws it from all offices. */
export const recallCommand = (): Command =>
  act('recall', 'ยกเลิกและถอนจากทุกหน่วยงาน · withdraw it from all offices')
    .requiredOption('--reason <reason>', 'เหตุผล · reason')
    .action((id: string, options: ActOptions) =>
      run(async (api) => {
        needYes(options.yes, {
          th: 'จะถอนหนังสือนี้จากทุกหน่วยงาน',
          en: 'This withdraws the circular from all offices',
        })
        await api.post(`/circulars/${id}/recall`, { reason: options.reason })
        await tell(api, id, options)
      }),
    )

/** `wian circular close <id>`: closes it and makes its report. */
export const closeCommand = (): Command =>
  act('close', 'ปิดเรื่องและจัดทำรายงาน · close it and make its report').action(
    (id: string, options: ActOptions) =>
      run(async (api) => {
        const { unanswered } = await api.get<Tracked>(`/circulars/${id}/progress`)
        needYes(options.yes, {
          th: `จะปิดเรื่อง โดยยังมี ${unanswered} หน่วยงานไม่ได้ตอบ`,
          en: `This closes the circular with ${countOf(unanswered, 'office')} unanswered`,
        })
        await api.post(`/circulars/${id}/close`)
        await tell(api, id, options)
      }),
  )

function act(name: string, description: string): Command {
  return withSession(new Command(name))
    .description(description)
    .argument('<id>', 'รหัสหนังสือเวียน · id of the circular')
    .option('-y, --yes', 'ยืนยัน · yes, this is meant')
    .option('--no-wait', 'ไม่รอจนงานกับทุกหน่วยงานเสร็จ · do not wait for the work over all offices')
}

function run(work: (api: PersonalApi) => Promise<void>): Promise<void> {
  return orExplain(() => openSession().then(work))
}

function codesOf({ codes }: ActOptions): { codes?: string[] } {
  return codes ? { codes: codes.split(',').map((code) => code.trim()) } : {}
}

/** Waits until the work over the offices is done, and says how they stand; mails that could not be delivered make it 5. */
async function tell(api: PersonalApi, id: string, options: ActOptions): Promise<void> {
  let progress = await api.get<Tracked>(`/circulars/${id}/progress`)
  while (options.wait && (progress.jobs.length > 0 || progress.mails.queued > 0)) {
    await wait(LOOK_AGAIN_MS)
    progress = await api.get<Tracked>(`/circulars/${id}/progress`)
  }
  const { status, total, answered, unanswered, overdue, late } = progress
  const undelivered = progress.mails.bounced + progress.mails.failed
  const row = { id, status, total, answered, unanswered, overdue, late, undelivered }
  print(options.output, { whole: progress, rows: [row] })
  if (undelivered > 0) process.exitCode = EXIT.partial
}
