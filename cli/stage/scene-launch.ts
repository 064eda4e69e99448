import type { AudiencePreview } from '../../api/recipients.js'
import type { CircularContent } from '../../domain/content.js'
import type { Instant } from '../../domain/time.js'
import { DRAFTER, REGISTRAR } from './persons.js'
import { until, type PlayOf } from './play.js'
import { issuedAs, lettersOf, mailsOf } from './record.js'

const BURIRAM = /บุรีรัมย์/

/** Tuesday 21 November: whom the rule of the draft addresses. */
export async function previewScene(
  play: PlayOf & { readonly content: CircularContent },
): Promise<AudiencePreview> {
  const at = await until(play, '2023-11-21', '08:50')
  const rule = play.content.audience
  const preview = await play
    .as(DRAFTER)
    .post<AudiencePreview>('/audiences/preview', { rule, on: '2023-11-21' })
  const { total, primary, secondary, offices } = preview
  const buriram = offices.filter(({ provinces }) =>
    provinces.some((province) => BURIRAM.test(province)),
  ).length
  play.view.tell(at, {
    th: `ผู้รับ: ${preview.rule.th} → ${total} หน่วยงาน (สพป. ${primary} สพม. ${secondary}; บุรีรัมย์ ${buriram})`,
    en: `Recipients: ${preview.rule.en}: ${total} offices, ${primary} primary and ${secondary} secondary; ${buriram} of Buriram`,
  })
  return preview
}

/** The number, the letters and the mails, with every process at work. */
export async function launchScene(
  play: PlayOf & { readonly content: CircularContent },
  { total }: Pick<AudiencePreview, 'total'>,
): Promise<void> {
  const at = await until(play, '2023-11-21', '09:00')
  await play
    .as(REGISTRAR)
    .post(`/circulars/${play.circularId}/launch`, { expectedTotal: total }, 'demo:launch')
  await play.chaos.strike('launched')
  await play.clock.settle()
  const { number } = await issuedAs(play)
  const { prefix } = play.content.letter
  play.view.tell(at, {
    th: `ออกหนังสือ ที่ ${prefix}/ว${number} ลงวันที่ 21 พฤศจิกายน 2566 ครบกำหนด 27 พฤศจิกายน 2566 เวลา 23.59 น.`,
    en: `Issued under one number, ว${number}; rule and list are frozen`,
  })
  await countLetters(play, at, total)
  await play.chaos.recovered()
}

async function countLetters(play: PlayOf, at: Instant, total: number): Promise<void> {
  const letters = play.view.bar(at, { th: 'หนังสือ', en: 'letters' }, total)
  letters.set((await lettersOf(play)).filter(({ kind }) => kind === 'circular').length)
  letters.end()
  const mails = play.view.bar(at, { th: 'อีเมลถึงหน่วยงาน', en: 'mails sent' }, total)
  mails.set((await mailsOf(play, 'kind=issue&state=sent')).length)
  mails.end()
}
