import { PARTS } from './cast.js'
import { REVIEWER } from '../stage/persons.js'
import { until, type PlayOf } from '../stage/play.js'
import { changeAddress } from './scene-launch.js'
import { review } from '../stage/deeds.js'

type Listed = { readonly items: readonly { readonly officeCode: string; readonly officeTh: string }[] }

/** A mail came back: the officer sees it in the tracker, mends the address in the directory and sends it again. */
export async function bounceScene(play: PlayOf): Promise<void> {
  const at = await until(play, '2023-11-21', '14:30')
  const { items } = await play
    .as(REVIEWER)
    .get<Listed>(`/circulars/${play.circularId}/submissions?bounced=true`)
  const names = items.map(({ officeTh }) => officeTh).join(', ')
  play.view.tell(at, {
    th: `อีเมลถึง ${names} ถูกตีกลับ`,
    en: `The mail to ${items.map(({ officeCode }) => officeCode).join(', ')} bounced`,
  })
  await until(play, '2023-11-21', '15:00')
  await changeAddress(play, `saraban@${PARTS.bounced.toLowerCase()}.example`)
  await review(play, PARTS.bounced, 'resend')
  await play.clock.settle()
  play.view.more({
    th: 'เจ้าหน้าที่แก้ที่อยู่ในทำเนียบแล้วส่งใหม่',
    en: 'The officer corrects the directory and sends it again',
  })
}
