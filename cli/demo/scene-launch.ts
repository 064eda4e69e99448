import type { AudiencePreview } from '../../api/recipients.js'
import type { CircularContent } from '../../domain/content.js'
import type { Instant } from '../../domain/time.js'
import { PARTS } from './cast.js'
import { DRAFTER, REGISTRAR, REVIEWER } from './persons.js'
import { until, type PlayOf } from './play.js'
import { issuedAs, lettersOf, mailsOf } from './record.js'

const BURIRAM = /บุรีรัมย์/

/** Tuesday 21 November: who is asked, the number, the letters and the mails. Returns what the preview showed. */
export async function launchScene(
  play: PlayOf & { readonly content: CircularContent },
): Promise<AudiencePreview> {
  await spoilOneAddress(play)
  const preview = await look(play)
  await play.admit([...preview.offices.map(({ code }) => code), PARTS.added])
  const at = await until(play, '2023-11-21', '09:00')
  await play
    .as(REGISTRAR)
    .post(`/circulars/${play.circularId}/launch`, { expectedTotal: preview.total }, 'demo:launch')
  await play.chaos.strike('launched')
  await play.clock.settle()
  const { number } = await issuedAs(play)
  const { prefix } = play.content.letter
  play.view.tell(at, {
    th: `ออกหนังสือ ที่ ${prefix}/ว${number} ลงวันที่ 21 พฤศจิกายน 2566 ครบกำหนด 27 พฤศจิกายน 2566 เวลา 23.59 น.`,
    en: `Issued under one number, ว${number}; rule and list are frozen`,
  })
  await countLetters(play, at, preview.total)
  await play.chaos.recovered()
  return preview
}

/** The directory is not always up to date: this address was given up by its office. */
async function spoilOneAddress(play: PlayOf): Promise<void> {
  const email = `no-such-mailbox-${PARTS.bounced.toLowerCase()}@office.example`
  await changeAddress(play, email)
}

/** Writes the office's address for mail into the directory. */
export async function changeAddress(play: PlayOf, email: string): Promise<void> {
  const path = `/offices/${PARTS.bounced}`
  const { version } = await play.as(REVIEWER).look(path)
  await play
    .as(REVIEWER)
    .call({ method: 'PUT', path: `${path}/contact`, body: { email }, onVersion: version })
}

async function look(play: PlayOf & { readonly content: CircularContent }): Promise<AudiencePreview> {
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

async function countLetters(play: PlayOf, at: Instant, total: number): Promise<void> {
  const letters = play.view.bar(at, { th: 'หนังสือ', en: 'letters' }, total)
  letters.set((await lettersOf(play)).filter(({ kind }) => kind === 'circular').length)
  letters.end()
  const mails = play.view.bar(at, { th: 'อีเมลถึงหน่วยงาน', en: 'mails sent' }, total)
  mails.set((await mailsOf(play, 'kind=issue&state=sent')).length)
  mails.end()
}
