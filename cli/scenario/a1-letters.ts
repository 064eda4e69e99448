import type { AudiencePreview } from '../../api/recipients.js'
import { shortInstant } from '../../templates/dates.js'
import { thaiDigits } from '../../templates/digits.js'
import { DRAFTER, REGISTRAR, registrarOf, REVIEWER } from '../stage/persons.js'
import { forEachAtOnce, type PlayOf } from '../stage/play.js'
import { issuedAs, lettersOf, registerOf } from '../stage/record.js'
import { check, missingIn, type Notes } from './scenario.js'

const AT_ONCE = 6

/** 67 letters with one number, each to its own office, with Thai digits, and readable as text. */
export async function checkLetters(play: PlayOf, preview: AudiencePreview, notes: Notes): Promise<void> {
  const { expect } = notes
  const { number, issuedAt, dueAt } = await issuedAs(play)
  expect(check('issued', 'ออกหนังสือเมื่อ', 'issued at', '21 พ.ย. 66 09.00 น.', shortInstant(issuedAt)))
  expect(
    check('due', 'พ้นกำหนดเมื่อ', 'first instant that is too late', '28 พ.ย. 66 00.00 น.', shortInstant(dueAt)),
  )
  const register = await registerOf(play, REGISTRAR, { register: 'circular', year: 2023 })
  expect(
    check(
      'one number',
      'เลข ว เดียวในทะเบียน',
      'one ว number in the register',
      [1],
      register.map((one) => one.number),
    ),
  )
  const letters = (await lettersOf(play)).filter(({ kind }) => kind === 'circular')
  expect(check('letters', 'หนังสือถึงหน่วยงาน', 'letters', 67, letters.length))
  const texts = new Map<string, string>()
  await forEachAtOnce(letters, AT_ONCE, async ({ officeCode }) => {
    const bytes = await play.as(REVIEWER).file(`/letters/${play.circularId}/${officeCode}/circular.pdf`)
    const letter = { kind: 'circularLetter', name: `circular-${officeCode}.pdf`, bytes } as const
    texts.set(officeCode, await notes.keep(letter))
  })
  const holding = (wanted: (office: AudiencePreview['offices'][number]) => string): number =>
    preview.offices.filter(
      ({ code, ...rest }) => missingIn(texts.get(code) ?? '', [wanted({ code, ...rest })]).length === 0,
    ).length
  const sameNumber = thaiDigits(`ศธ 04999/ว${number}`)
  expect(
    check(
      'same number',
      `พิมพ์เลข ${sameNumber}`,
      'letters that bear the number',
      67,
      holding(() => `ที่ ${sameNumber}`),
    ),
  )
  expect(
    check(
      'date',
      'พิมพ์ ๒๑ พฤศจิกายน ๒๕๖๖',
      'letters with the date in Thai digits',
      67,
      holding(() => '๒๑ พฤศจิกายน ๒๕๖๖'),
    ),
  )
  expect(
    check(
      'addressee',
      'บรรทัด เรียน ของแต่ละหน่วยงาน',
      'each its own addressee',
      67,
      holding(({ nameTh }) => `เรียน ผู้อำนวยการ${thaiDigits(nameTh)}`),
    ),
  )
}

/** The list and its rule are frozen at the launch. */
export async function checkFrozen(play: PlayOf, preview: AudiencePreview, { expect }: Notes): Promise<void> {
  const path = `/circulars/${play.circularId}/plan`
  const { recipients } = await play.as(DRAFTER).get<{ recipients: AudiencePreview }>(path)
  const codes = (list: AudiencePreview): string[] => list.offices.map(({ code }) => code).sort()
  const isSame = codes(recipients).join() === codes(preview).join()
  expect(
    check(
      'frozen',
      'รายชื่อที่ตรึงไว้ตรงกับที่แสดงก่อนออก',
      'frozen as previewed',
      '67, true',
      `${codes(recipients).length}, ${isSame}`,
    ),
  )
  const refused = play.refusals.filter(({ act }) => act === 'revise after launch').length
  expect(check('list stays', 'เปลี่ยนผู้รับหลังออกไม่ได้', 'no other list after the launch', 1, refused))
}

type Desk = {
  readonly items: readonly { readonly circularId: string; readonly possibleActs: readonly string[] }[]
}

/** The registrar of every office finds the letter on the desk, to be received. */
export async function checkInboxes(
  play: PlayOf,
  { offices }: AudiencePreview,
  { expect }: Notes,
): Promise<void> {
  let asked = 0
  await forEachAtOnce(offices, AT_ONCE, async ({ code }) => {
    const { items } = await play.as(registrarOf(code)).get<Desk>('/inbox?status=sent')
    const mine = items.filter(({ circularId }) => circularId === play.circularId)
    if (mine.length === 1 && mine[0]?.possibleActs.includes('receive')) asked += 1
  })
  expect(check('to receive', 'หน่วยงานที่มีงานลงรับ', 'offices with the letter to receive', 67, asked))
}
