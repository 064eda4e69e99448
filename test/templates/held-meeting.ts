import { GENERAL_RULES, type Committee, type Member } from '../../domain/committee/case.js'
import { isRefusal } from '../../domain/refusals.js'
import { tally, type Choice } from '../../domain/committee/tally.js'
import type { AgendaItem, AgendaPart } from '../../domain/meeting/agenda.js'
import type { Meeting } from '../../domain/meeting/case.js'
import type { Voting } from '../../domain/meeting/voting.js'
import type { PaperFrame } from '../../templates/papers/around.js'

const DAY = '2023-12-01'
const at = (time: string) => `${DAY}T${time}:00.000Z`
/** 09.00, 10.05 … in Bangkok. */
const OPENED = at('02:00')
const ENDED = at('05:05')

const member = (n: number): Member => ({
  memberId: `m${n}`,
  personId: `p${n}`,
  position: n === 1 ? 'chair' : n === 2 ? 'secretary' : 'member',
  hasVote: true,
  titleTh:
    n === 1
      ? 'ผู้ว่าราชการจังหวัดระยอง'
      : n === 2
        ? 'ศึกษาธิการจังหวัดระยอง'
        : `ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาระยอง เขต ${n}`,
  titleEn: `Member ${n}`,
  officeCode: null,
  orderNo: null,
  validFrom: '2023-01-01',
  validTo: null,
  substitutes:
    n === 4
      ? [{ personId: 's4', orderNo: '9/2566', validFrom: '2023-01-01', validTo: null, presides: false }]
      : [],
})

export const committee = (
  size: number,
  nameTh = 'คณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง',
): Committee => ({
  ...{
    committeeId: 'c1',
    nameTh,
    nameEn: 'Rayong area committee',
    level: 'area',
    parentId: null,
    secretariat: 'C0009',
  },
  ...{
    rules: GENERAL_RULES,
    members: Array.from({ length: size }, (_, i) => member(i + 1)),
    legalBasis: [],
    status: 'active',
  },
})

/** A vote that the chair decides: as many for as against. */
export function tiedVote(voters: readonly string[]): Voting {
  const choice = (i: number): Choice =>
    i < Math.floor(voters.length / 2) ? 'for' : i < Math.floor(voters.length / 2) * 2 ? 'against' : 'abstain'
  const votes = voters.map((personId, i) => ({
    memberId: `m${i}`,
    personId,
    choice: choice(i),
    at: at('03:31'),
  }))
  const count = (what: Choice) => votes.filter((vote) => vote.choice === what).length
  const totals = { for: count('for'), against: count('against'), abstain: count('abstain'), invalid: 0 }
  const how = { majorityBase: 'presentAndVoting', threshold: 'majority' } as const
  const result = tally({
    ...how,
    totals,
    inOffice: voters.length + 1,
    present: voters.length,
    castingVote: true,
    casting: 'for',
  })
  if (isRefusal(result)) throw new Error('no result')
  return {
    ...{
      votingId: 'v1',
      question: { kind: 'item', proposes: 'approved' },
      method: 'hands',
      ...how,
      status: 'closed',
    },
    ...{ openedAt: at('03:31'), closedAt: at('03:34'), votes, taken: [], counts: [], totals, result },
    casting: { personId: 'p1', choice: 'for', at: at('03:35') },
  }
}

const item = (part: AgendaPart, n: number, title: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{
    itemId: `i${part}-${n}`,
    part,
    kind: 'consideration',
    title,
    papers: [],
    ballot: 'hands',
    status: 'closed',
  },
  ...{ addedAt: OPENED, openedAt: at('03:05'), closedAt: at('03:41'), countsRecused: false },
  ...{ interests: [], objections: [], discussion: [], votings: [], dissents: [] },
  ...more,
})

const LONG =
  'ฝ่ายเลขานุการเสนอว่าสถานศึกษานำร่องได้จัดทำข้อเสนอโครงการตามแผนปฏิบัติการ โดยผ่านการพิจารณาของคณะอนุกรรมการแล้ว ที่ประชุมอภิปรายถึงความสอดคล้องกับยุทธศาสตร์ ผลที่คาดว่าจะเกิดกับผู้เรียน แหล่งงบประมาณ และวิธีติดตามประเมินผลอย่างกว้างขวาง'

const resolution = (number: number, text: string): NonNullable<AgendaItem['resolution']> => ({
  ...{
    numberInMeeting: number,
    number,
    year: 2023,
    outcome: 'approved',
    text,
    votingId: 'v1',
    at: at('03:40'),
  },
  followUps: [
    {
      kind: 'task',
      caseId: `task/t${number}`,
      title: 'แจ้งผลแก่ผู้ขอ',
      officeCode: 'C0009',
      personId: 'p2',
      dueAt: '2023-12-15T17:00:00.000Z',
    },
  ],
})

/** A meeting that was held: a recusal, a tie that the chair broke, a dissent, a task, an item postponed. */
export function heldMeeting(size: number, items = 1): Meeting {
  const voters = Array.from({ length: size - 2 }, (_, i) => `p${i === 0 ? 1 : i + 2}`).map((one) =>
    one === 'p4' ? 's4' : one,
  )
  const decided = Array.from({ length: items }, (_, n) =>
    item(4, n + 1, `คำขอยกเว้นการเข้าร่วมโครงการประกวดแข่งขันทักษะทางวิชาการของโรงเรียนนำร่อง กลุ่มที่ ${n + 1}`, {
      papers: [{ paperId: 'a', name: 'คำขอยกเว้นและหลักฐานประกอบ จำนวน 12 หน้า', sha256: 'a'.repeat(64) }],
      interests: [
        {
          ...{
            personId: 'p2',
            ground: 'relative',
            kinship: 'sibling',
            degree: 2,
            reason: 'ผู้อำนวยการโรงเรียนผู้ขอเป็นพี่ชาย',
          },
          ...{
            declaredAt: at('03:05'),
            consequence: 'recused',
            leftAt: at('03:05'),
            returnedAt: at('03:41'),
          },
        },
      ],
      votings: [tiedVote(voters)],
      resolution: resolution(
        n + 11,
        'เห็นชอบให้ยกเว้นการเข้าร่วมโครงการแก่โรงเรียนนำร่อง เป็นเวลา 1 ปีการศึกษา และให้รายงานผลภายในวันที่ 31 มีนาคม 2567',
      ),
      dissents: [{ personId: 'p3', reason: 'ควรยกเว้นเพียงภาคเรียนเดียวแล้วประเมินผลก่อน', at: at('03:40') }],
    }),
  )
  const present = ['p2', ...voters]
  return {
    ...{
      meetingId: 'x1',
      committeeId: 'c1',
      secretariat: 'C0009',
      status: 'ended',
      occasion: { kind: 'ordinary' },
    },
    ...{
      session: { mode: 'inPerson', place: 'ห้องประชุมชั้น 4 ศาลากลางจังหวัดระยอง', startsAt: OPENED },
      number: 3,
      year: 2023,
    },
    agenda: [
      item(1, 1, 'แนวทางการใช้จ่ายเงินอุดหนุนทั่วไปเพื่อพัฒนานวัตกรรมการศึกษา', {
        kind: 'information',
        resolution: { ...resolution(10, 'รับทราบ'), outcome: 'noted', followUps: [] },
      }),
      ...decided,
      item(4, items + 1, 'ร่างแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567', {
        status: 'postponed',
        reason: 'รอข้อมูลงบประมาณจากหน่วยงานต้นสังกัด',
      }),
    ],
    notices: [
      {
        calledAt: '2023-11-24T02:00:00.000Z',
        wholeDays: 6,
        saysLowerQuorum: false,
        session: { mode: 'inPerson', place: '', startsAt: OPENED },
      },
    ],
    committee: committee(size),
    guests: [{ personId: 'g1', as: 'attending' }],
    apologies: [{ personId: 'p4', reason: 'ติดราชการ', at: at('01:00') }],
    attendance: [...present, 'g1'].flatMap((personId, i) => [
      { personId, what: 'arrived', at: i === 3 ? at('02:20') : at('01:50'), via: 'list' },
    ]),
    chairing: [{ personId: 'p1', memberId: 'm1', as: 'chair', at: OPENED }],
    quorum: [],
    ...{ openedAt: OPENED, endedAt: ENDED, resolutions: items + 1, revision: 40, jobs: [] },
  }
}

const SURNAMES = ['ใจดี', 'รักเรียน', 'ทองประเสริฐศักดิ์', 'วงษ์สวัสดิ์วัฒนา ณ อยุธยา', 'ศรีสุข']
/** Names for the ids above; some are long. */
export const frame = (size: number, sample = false): PaperFrame => ({
  id: 'meeting/x1/minutes/1',
  agency: {
    ...{ name: 'สำนักงานศึกษาธิการจังหวัดระยอง', address: ['ถนนตัวอย่าง อำเภอเมืองระยอง', 'จังหวัดระยอง 21000'] },
    ...{ prefix: 'รย 0021', unit: 'กลุ่มเลขานุการ', telephone: '0 3800 0000', email: 'saraban@rayong.example' },
  },
  names: {
    persons: new Map([
      ...Array.from({ length: size }, (_, i): [string, string] => [
        `p${i + 1}`,
        `นายสมมติ${i + 1} ${SURNAMES[i % SURNAMES.length]}`,
      ]),
      ['s4', 'ว่าที่ร้อยตรีสมคิด แทนที่'],
      ['g1', 'นางสาวสมหญิง ผู้สังเกตการณ์'],
    ]),
    offices: new Map([['C0009', 'สำนักงานศึกษาธิการจังหวัดระยอง']]),
  },
  sample,
  madeAt: '2023-12-04T02:00:00.000Z',
})

export const LONG_TEXT = LONG
