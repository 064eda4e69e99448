import type { Meeting } from '../../domain/meeting/case.js'
import type { MeetingDeeds } from '../stage/committee.js'
import { allMails } from '../stage/mailbox.js'
import type { Play, SeenRefusal } from '../stage/play.js'
import { check, type Notes } from './scenario.js'

type Called = { readonly meeting: MeetingDeeds; readonly notice: Meeting['notices'][number] | undefined }

/** Meeting 1 of the year, called in time, with a letter to each member. */
export async function checkCalled(play: Play, { meeting, notice }: Called, { expect }: Notes): Promise<void> {
  const { number, year, committee } = await meeting.read()
  expect(check('number', 'ครั้งที่', 'number of the meeting', '1/2563', `${number}/${year + 543}`))
  expect(check('members', 'อนุกรรมการ', 'members', 15, committee?.members.length))
  expect(check('notice', 'แจ้งล่วงหน้า (วันเต็ม)', 'whole days of notice', 8, notice?.wholeDays))
  const mails = (await allMails(play)).filter(({ subject }) => subject.includes('1/2563'))
  const to = new Set(mails.flatMap((mail) => mail.to))
  expect(check('invited', 'อีเมลเชิญถึงอนุกรรมการ', 'invitations by mail', 15, to.size))
}

/** Seven of fifteen are no quorum, and the refusal says how many are needed. */
export function checkRefusedAtSeven({ th }: SeenRefusal, { expect }: Notes): void {
  const isThai = th.includes('8') && th.includes('7')
  expect(check('seven', 'มา 7 คน เปิดประชุมไม่ได้', 'seven: refused, needing 8', true, isThai))
}

/** Eight are a quorum; chair presides. */
export function checkOpened({ status, quorum, chairing }: Meeting, { expect }: Notes): void {
  const mark = quorum.findLast(({ what }) => what === 'opened')
  expect(check('eight', 'มา 8 คน เปิดประชุม', 'eight: opened', 'inSession', status))
  expect(
    check(
      'quorum',
      'องค์ประชุม: นับได้ / ต้องมี / ทั้งหมด',
      'quorum: counted, needed, in office',
      '8 8 15',
      `${mark?.counted} ${mark?.needed} ${mark?.inOffice}`,
    ),
  )
  expect(check('presides', 'ผู้ทำหน้าที่ประธาน', 'presides as', 'chair', chairing.at(-1)?.as))
}
