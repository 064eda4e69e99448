import type { AudiencePreview } from '../../api/recipients.js'
import { CHECKER, DRAFTER, SIGNER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { circularOf } from '../stage/record.js'
import { check, type Notes } from './scenario.js'

const SUBJECT = 'ขอให้เป็นเจ้าภาพร่วม กขน. ขับเคลื่อนพื้นที่นวัตกรรมการศึกษาและจัดส่งรายชื่อผู้รับผิดชอบ'
const BURIRAM = 'บุรีรัมย์'
/** A day after Buriram joined (2567). */
const TODAY = '2025-06-01'

/** The central office has drafted it, with this subject. */
export async function checkDraft(play: PlayOf, { expect }: Notes): Promise<void> {
  const { state } = await circularOf(play)
  const { office } = await play.as(DRAFTER).get<{ office: { nameTh: string } }>('/me')
  expect(
    check(
      'drafted by',
      'หน่วยงานผู้ร่าง',
      'drafted by the central office',
      'สำนักงานบริหารพื้นที่นวัตกรรมการศึกษา',
      office.nameTh,
    ),
  )
  expect(check('subject', 'เรื่อง', 'subject', SUBJECT, state.subject))
}

/** Two others have approved exactly this content; its drafter may not. */
export async function checkApproval(play: PlayOf, { expect }: Notes): Promise<void> {
  const { approval, status, contentSha256 } = (await circularOf(play)).state
  const said = (approval?.decisions ?? []).filter((one) => one.contentSha256 === contentSha256)
  expect(
    check(
      'approval',
      'ตรวจแล้วลงนามโดยคนละคน',
      'checked, then signed, by others',
      [`check:${CHECKER.personId}`, `sign:${SIGNER.personId}`, 'signed'],
      [...said.map(({ stage, by }) => `${stage}:${by.personId}`), status],
    ),
  )
  const own = play.refusals.filter(({ code }) => code === 'OWN_DRAFT').length
  expect(check('own draft', 'ผู้ร่างตรวจร่างตนเองไม่ได้', 'nobody checks the own draft', 1, own))
}

/** 67 offices on that day; the four of Buriram are among them only since 2567. */
export async function checkPreview(
  play: PlayOf,
  { total, primary, secondary, offices, rule }: AudiencePreview,
  { expect }: Notes,
): Promise<void> {
  const api = play.as(DRAFTER)
  const found = await api.get<{ items: { code: string }[] }>(`/offices?text=${encodeURIComponent(BURIRAM)}`)
  const buriram = found.items.map(({ code }) => code).sort()
  const today = await api.post<AudiencePreview>('/audiences/preview', {
    rule: { innovationArea: {} },
    on: TODAY,
  })
  const among = (list: AudiencePreview): string[] =>
    list.offices.map(({ code }) => code).filter((code) => buriram.includes(code))
  expect(check('rule', 'เงื่อนไขผู้รับ', 'the rule in words', 'อยู่ในพื้นที่นวัตกรรมการศึกษา ณ วันออกหนังสือ', rule.th))
  expect(
    check(
      'recipients',
      'ผู้รับตามเงื่อนไข = สพป. + สพม.',
      'by the rule = primary + secondary',
      '67 = 49 + 18',
      `${total} = ${primary} + ${secondary}`,
    ),
  )
  // Its four สพป., and with them the สพม. of the province.
  const kinds = ['P', 'S'].map((kind) => buriram.filter((code) => code.startsWith(kind)).length)
  expect(
    check(
      'offices of Buriram',
      'สพป. และ สพม. ของบุรีรัมย์',
      'of Buriram: primary + secondary',
      '4 + 1',
      kinds.join(' + '),
    ),
  )
  expect(
    check('not on that date', 'บุรีรัมย์ในวันนั้น', 'of Buriram on that date', [], among({ ...today, offices })),
  )
  expect(check('they are today', 'บุรีรัมย์ในปัจจุบัน', 'of Buriram today', buriram, among(today).sort()))
}
