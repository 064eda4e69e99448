import type { CircularContent } from '../../domain/content.js'
import { CHECKER, DRAFTER, SIGNER } from './persons.js'
import { seeRefused, until, type Play, type PlayOf } from './play.js'

type Drafted = {
  readonly circularId: string
  readonly contentSha256: string
  readonly content: CircularContent
}

/** What this circular has otherwise than its procedure says. */
export type Overrides = { readonly audience?: { readonly codes: readonly string[] } }

/** The kind of circular of seed 001. */
export const PROCEDURE = 'host-and-name-officers'

/** Monday: drafted, and checked by another; Tuesday morning: signed by a third. */
export async function draftScene(
  play: Play,
  overrides: Overrides = {},
): Promise<PlayOf & { readonly content: CircularContent }> {
  const drafted = await draft(play, overrides)
  await check(play, drafted)
  await sign(play, drafted)
  const { circularId, content } = drafted
  return { ...play, circularId, content }
}

async function draft(play: Play, overrides: Overrides): Promise<Drafted> {
  const { view } = play
  const at = await until(play, '2023-11-20', '09:30')
  const drafted = await play
    .as(DRAFTER)
    .post<Drafted>('/circulars', { procedureId: PROCEDURE, overrides }, 'demo:draft')
  const { content } = drafted
  view.tell(at, {
    th: `สบน. ร่างหนังสือ “${content.subject}”`,
    en: 'A circular is drafted: co-host the innovation area, and name the persons responsible',
  })
  const instructions = content.letter.body.filter((part) => part.kind === 'item')
  view.more({
    th: `ข้อสั่งการ ${instructions.length} ข้อ แบบตอบรับ 1–3 คน กำหนดส่ง 27 พฤศจิกายน 2566 เวลา 23.59 น.`,
    en: `${instructions.length} instructions, a form for one to three persons, due 27 November 2023 at 23:59`,
  })
  return drafted
}

async function check(play: Play, { circularId, contentSha256 }: Drafted): Promise<void> {
  const path = `/circulars/${circularId}`
  await until(play, '2023-11-20', '10:00')
  await play.as(DRAFTER).post(`${path}/send-for-approval`, {}, 'demo:send-for-approval')
  const verdict = { stage: 'check', verdict: 'approved', contentSha256 }
  const tried = await until(play, '2023-11-20', '10:20')
  play.view.tell(tried, { th: 'ผู้ร่างลองตรวจร่างของตนเอง', en: 'The drafter tries to check the own draft' })
  await seeRefused(play, { act: 'decideStage', code: 'OWN_DRAFT' }, () =>
    play.as({ ...DRAFTER, role: 'checker' }).post(`${path}/decide-stage`, verdict, 'demo:check-own'),
  )
  const at = await until(play, '2023-11-20', '14:10')
  await play.as(CHECKER).post(`${path}/decide-stage`, verdict, 'demo:check')
  play.view.tell(at, { th: 'ผู้ตรวจเห็นชอบ', en: 'The checker approves' })
}

async function sign(play: Play, { circularId, contentSha256, content }: Drafted): Promise<void> {
  const at = await until(play, '2023-11-21', '08:40')
  const verdict = { stage: 'sign', verdict: 'approved', contentSha256 }
  await play.as(SIGNER).post(`/circulars/${circularId}/decide-stage`, verdict, 'demo:sign')
  play.view.tell(at, { th: `${content.letter.signer.nameTh} ลงนาม`, en: 'The signer signs' })
}
