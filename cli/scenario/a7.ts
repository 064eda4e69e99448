import { instantAt } from '../../domain/time.js'
import { foundCommittee } from '../stage/committee.js'
import { importProvincialOffices } from '../stage/provincial.js'
import { AREA_COMMITTEE, DISTRICT, NATIONAL_COMMITTEE, PEOPLE, SECRETARIAT } from './a7-cast.js'
import { areaMeeting } from './a7-area.js'
import { nationalMeeting } from './a7-national.js'
import { noticeScene } from './a7-notice.js'
import { examine, fileRequests } from './a7-requests.js'
import type { Scenario } from './scenario.js'

/** A7: two requests of a private school for exemption, with recusals, a refusal and an appeal period over a holiday. */
export const exemptionAndRecusal: Scenario = {
  name: 'A7',
  title: { th: 'คำขอยกเว้นต่อ กขน. และ กนน.', en: 'Exemption to กขน. and กนน., with recusal' },
  about: {
    th: 'โรงเรียนเอกชนในสตูลขอสองเรื่อง กขน. อนุญาตเรื่องหนึ่ง เสนอ กนน. อีกเรื่องหนึ่ง ซึ่ง กนน. ไม่อนุญาต',
    en: 'A private school of Satun asks twice; กขน. approves one and proposes the other to กนน., which refuses',
  },
  begins: instantAt('2025-10-14', '08:30'),
  since: '2025-10-01',
  async play(play, notes) {
    await importProvincialOffices(play, [{ code: SECRETARIAT, province: 'สตูล' }])
    await play.welcome(PEOPLE)
    await play.admit([DISTRICT])
    const areaCommitteeId = await foundCommittee(play, AREA_COMMITTEE)
    const nationalCommitteeId = await foundCommittee(play, NATIONAL_COMMITTEE)
    const ids = await fileRequests(play, notes)
    await examine(play, ids, { areaCommitteeId, nationalCommitteeId })
    const from = await areaMeeting(play, areaCommitteeId, ids, notes)
    await nationalMeeting(play, { committeeId: nationalCommitteeId, ids, from }, notes)
    await noticeScene(play, ids, notes)
  },
}
