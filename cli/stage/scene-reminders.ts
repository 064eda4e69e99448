import { until, type PlayOf } from './play.js'
import { mailsOf } from './record.js'

/** A reminder runs by itself: the clock only passes the hour. Says who got one. */
export async function reminderScene(play: PlayOf, day: string, whose: 'all' | 'own' = 'all'): Promise<void> {
  const at = await until(play, day, '08:30')
  await play.clock.settle()
  const reminders = (await mailsOf(play, 'kind=reminder')).filter(({ queuedAt }) => queuedAt === at)
  const rows = reminders.map(({ officeCode: code }) => ({ code })).sort((a, b) => (a.code < b.code ? -1 : 1))
  if (whose === 'own') {
    const names = rows.map(({ code }) => play.names.get(code) ?? code).join(', ')
    return play.view.tell(at, {
      th: `เตือนตามกำหนดของตนเอง: ${names}`,
      en: `Reminded by their own dates: ${rows.map(({ code }) => code).join(', ')}`,
    })
  }
  play.view.tell(at, {
    th: `เตือน ${rows.length} หน่วยงานที่ยังไม่ตอบ`,
    en: `${rows.length} offices that have not answered are reminded`,
  })
}

/** Saturday and Sunday pass. */
export async function weekendScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-26', '20:00')
  play.view.tell(at, { th: 'วันเสาร์และวันอาทิตย์: ไม่มีการเตือน', en: 'Saturday and Sunday: nobody is reminded' })
}
