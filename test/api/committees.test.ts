/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-return -- answers of many shapes are looked into */
import { GENERAL_RULES } from '../../domain/committee/case.js'
import { SECRETARIAT, seatedCommittee, seatOf, secretary, sitter } from './committees.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

const [chair, member, other] = [sitter(1), sitter(2, 'registrar'), sitter(3, 'officer', 'C0001')]
const stranger = clerk('P1001', 'director')
const auditor = { ...central('auditor', 'auditor-of-all'), scope: { offices: 'all' as const } }

let office: Office
let committeeId: string
let seats: string[]
const path = () => `/committees/${committeeId}`
const act = (name: string, body: object, who = secretary, match?: number) =>
  office.ask(who, 'post', `${path()}/${name}`, { body, ...(match === undefined ? {} : { match }) })

beforeAll(async () => {
  office = await openOffice()
  await office.bearer(secretary)
  ;({ committeeId, seats } = await seatedCommittee(office, [chair, member, other]))
}, 90_000)
afterAll(() => office.close(), 60_000)

describe('the record of a committee', () => {
  it('shows everybody its name, its rules and its members by title, and nobody’s name or id', async () => {
    const { status, body } = await office.ask(stranger, 'get', path())
    expect([status, body.committee.members.map((one: { titleTh: string }) => one.titleTh)]).toEqual([
      200,
      ['ประธานอนุกรรมการ', 'อนุกรรมการ', 'อนุกรรมการ'],
    ])
    expect(body.committee.rules).toEqual(GENERAL_RULES)
    expect(JSON.stringify(body)).not.toContain('sitter-')
    expect(body.possibleActs).toEqual([])
  })

  it('shows its secretary, its members and an auditor the whole, and nobody else its story', async () => {
    for (const who of [secretary, chair, member, other, auditor]) {
      const { body } = await office.ask(who, 'get', path())
      expect([who.personId, body.record?.members[0].personId]).toEqual([who.personId, 'sitter-1'])
      const story = await office.ask(who, 'get', `/cases/committee/${committeeId}/timeline`)
      expect([who.personId, story.status]).toEqual([who.personId, 200])
    }
    for (const who of [stranger, clerk(SECRETARIAT, 'director'), central('administrator')]) {
      const story = await office.ask(who, 'get', `/cases/committee/${committeeId}/timeline`)
      expect([who.personId, story.status]).toEqual([who.personId, 404])
    }
  })

  it('is kept by the secretary of its secretariat alone', async () => {
    const { body } = await office.ask(secretary, 'get', path())
    expect(body.possibleActs).toContain('appoint')
    for (const [who, status] of [
      [stranger, 403],
      [clerk('P1001', 'secretary'), 404],
      [chair, 403],
      [auditor, 403],
    ] as const) {
      const reply = await act('rules', { rules: GENERAL_RULES, reason: 'x' }, who)
      expect([who.personId, reply.status]).toEqual([who.personId, status])
    }
  })

  it('is set up by administrators, in an office that there is', async () => {
    const details = { nameTh: 'ก', nameEn: 'a', level: 'area', secretariat: 'P9999' }
    const body = { details, rules: GENERAL_RULES }
    const reply = await office.ask(central('administrator'), 'post', '/committees', { body })
    expect([reply.status, reply.body.code]).toEqual([422, 'OFFICE_UNKNOWN'])
    const notYours = await office.ask(secretary, 'post', '/committees', { body })
    expect(notYours.status).toBe(403)
  })

  it('is found by a part of its name, and by those who sit in it', async () => {
    const of = async (query: string, who = stranger) =>
      (await office.ask(who, 'get', `/committees?${query}`)).body.items.map(
        (one: { committeeId: string }) => one.committeeId,
      )
    expect(await of(`text=${encodeURIComponent('นวัตกรรม')}`)).toEqual([committeeId])
    expect(await of(`text=${encodeURIComponent('วิทยาศาสตร์')}`)).toEqual([])
    expect(await of('mine=true', member)).toEqual([committeeId])
    expect(await of('mine=true', stranger)).toEqual([])
    expect(await of(`secretariat=${SECRETARIAT}&level=sub&status=active`)).toEqual([committeeId])
  })
})

describe('what is decided about a committee', () => {
  it('gives nobody a second seat, and no seat to nobody', async () => {
    const twice = await act('members', seatOf(member, 'member'))
    expect([twice.status, twice.body.code]).toEqual([409, 'MEMBER_ALREADY'])
    const nobody = await act('members', seatOf({ personId: 'nobody' }, 'member'))
    expect([nobody.status, nobody.body.code]).toEqual([422, 'PERSON_UNKNOWN'])
  })

  it('lets a substitute know of it for the time of the order only', async () => {
    const substitute = sitter(9, 'registrar', 'P1002')
    await office.bearer(substitute)
    const named = await act(`members/${seats[1]}/substitutes`, {
      personId: substitute.personId,
      orderNo: '12/2566',
      validFrom: '2023-11-01',
      validTo: '2023-12-01',
    })
    expect(named.status).toBe(200)
    expect((await office.ask(substitute, 'get', path())).body.record).toBeDefined()
    await office.stepTo('2023-12-01T02:00:00.000Z')
    expect((await office.ask(substitute, 'get', path())).body.record).toBeUndefined()
  })

  it('is meant for one version where the request says so, and done once for one key', async () => {
    const { body } = await office.ask(secretary, 'get', path())
    const stale = await act('rules', { rules: GENERAL_RULES, reason: 'ทบทวน' }, secretary, 1)
    expect([stale.status, stale.body.code]).toEqual([412, 'VERSION_STALE'])
    const basis = { law: 'พ.ร.บ.พื้นที่นวัตกรรมการศึกษา', section: '๒๐', text: '', validFrom: '2019-05-01' }
    const ask = () =>
      office.ask(secretary, 'post', `${path()}/legal-basis`, { body: basis, key: 'cite-once-1' })
    const [first, again] = [await ask(), await ask()]
    expect([first.status, again.body]).toEqual([200, first.body])
    expect(first.body.version).toBe(body.committee.version + 1)
    const verified = await act(`legal-basis/${first.body.madeId}/verify`, {})
    expect(verified.body.state.legalBasis[0].verified).toEqual({ by: secretary.personId, on: '2023-12-01' })
  })

  it('gets another name and secretariat with the reason only, and is kept by that office from then on', async () => {
    const { committeeId: id } = await seatedCommittee(office, [chair])
    const details = { nameTh: 'คณะทำงานด้านการอ่าน', nameEn: 'Reading', level: 'working', secretariat: 'P1001' }
    const change = (reason: string, secretariat = 'P1001') =>
      office.ask(secretary, 'post', `/committees/${id}/details`, {
        body: { details: { ...details, secretariat }, reason },
      })
    expect((await change(' ')).body.code).toBe('REASON_MISSING')
    expect((await change('คำสั่งที่ 2/2566', 'P9999')).body.code).toBe('OFFICE_UNKNOWN')
    const changed = await change('คำสั่งที่ 2/2566')
    expect(changed.body).toMatchObject({ state: details, possibleActs: [] })
    const end = (who: typeof secretary) =>
      office.ask(who, 'post', `/committees/${id}/dissolve`, {
        body: { on: '2024-01-01', reason: 'สิ้นสุดภารกิจ' },
      })
    expect((await end(secretary)).status).toBe(404)
    expect((await end(clerk('P1001', 'secretary'))).body).toMatchObject({
      ...{ state: { status: 'dissolved', dissolvedOn: '2024-01-01' }, possibleActs: [] },
    })
  })

  it('meets no more once it is dissolved or all its terms are over, and calls nobody then', async () => {
    const { committeeId: id, seats: of } = await seatedCommittee(office, [chair])
    const session = (day: string) => ({
      mode: 'inPerson',
      place: 'ห้องประชุม',
      startsAt: `${day}T02:00:00.000Z`,
    })
    const meet = async (day: string) => {
      const body = { committeeId: id, session: session(day) }
      return office.ask(secretary, 'post', '/meetings', { body })
    }
    const coded = ({ status, body }: Reply) => [status, body.code]
    const planned = (await meet('2023-12-21')).body.state.meetingId
    const on = (name: string, body: object) =>
      office.ask(secretary, 'post', `/meetings/${planned}/${name}`, { body })
    await on('items', { part: 4, title: 'แผน' })
    const ended = { validTo: '2023-12-15', reason: 'ครบวาระ' }
    await office.ask(secretary, 'post', `/committees/${id}/members/${of[0]}/end`, { body: ended })
    expect(coded(await meet('2023-12-15'))).toEqual([409, 'COMMITTEE_TERMS_OVER'])
    expect((await meet('2023-12-14')).status).toBe(201)
    expect(coded(await on('call', {}))).toEqual([409, 'COMMITTEE_TERMS_OVER'])
    const dissolved = { on: '2023-12-13', reason: 'สิ้นสุดภารกิจ' }
    await office.ask(secretary, 'post', `/committees/${id}/dissolve`, { body: dissolved })
    expect(coded(await meet('2023-12-13'))).toEqual([409, 'COMMITTEE_DISSOLVED'])
    for (const [name, body] of [
      ['call', {}],
      ['call?dryRun=true', {}],
      ['session', { session: session('2023-12-13') }],
    ] as const)
      expect([name, ...coded(await on(name, body))]).toEqual([name, 409, 'COMMITTEE_DISSOLVED'])
    expect((await on('session', { session: session('2023-12-12') })).status).toBe(200)
    expect((await on('call', {})).status).toBe(200)
    const later = { session: session('2023-12-13'), reason: 'ห้องไม่ว่าง' }
    expect(coded(await on('date', later))).toEqual([409, 'COMMITTEE_DISSOLVED'])
  })

  it('takes no new members into a meeting that is called for a day on which it is dissolved', async () => {
    const { committeeId: id } = await seatedCommittee(office, [chair])
    const session = { mode: 'inPerson', place: 'ห้องประชุม', startsAt: '2023-12-21T02:00:00.000Z' }
    const planned = await office.ask(secretary, 'post', '/meetings', { body: { committeeId: id, session } })
    const on = (name: string, body: object) =>
      office.ask(secretary, 'post', `/meetings/${planned.body.state.meetingId}/${name}`, { body })
    await on('items', { part: 4, title: 'แผน' })
    expect((await on('call', {})).status).toBe(200)
    const dissolved = { on: '2023-12-15', reason: 'สิ้นสุดภารกิจ' }
    expect((await on('renew-committee', { reason: 'แต่งตั้งเพิ่ม' })).status).toBe(200)
    await office.ask(secretary, 'post', `/committees/${id}/dissolve`, { body: dissolved })
    const { status, body } = await on('renew-committee', { reason: 'องค์คณะเปลี่ยน' })
    expect([status, body.code]).toEqual([409, 'COMMITTEE_DISSOLVED'])
    expect((await on('cancel', { reason: 'ยุบคณะกรรมการ' })).status).toBe(200)
  })

  it('tells its story, stands as it stood, and its chain is whole', async () => {
    const story = await office.ask(auditor, 'get', `/cases/committee/${committeeId}/timeline`)
    expect(story.body.items.slice(0, 2).map((one: { what: { th: string } }) => one.what.th)).toEqual([
      'ตั้งคณะกรรมการ',
      'แต่งตั้งกรรมการ',
    ])
    const before = await office.ask(
      auditor,
      'get',
      `/cases/committee/${committeeId}/as-of?at=2023-11-30T02:00:00.000Z`,
    )
    expect(before.body.state.legalBasis).toEqual([])
    const chain = await office.ask(auditor, 'get', `/cases/committee/${committeeId}/verification`)
    expect(chain.body).toMatchObject({ whole: true, cases: 1 })
  })

  it('names who is in service to its secretary by a part of their name: where they serve, and nothing to reach them by', async () => {
    const ask = (who: typeof secretary, text: string) =>
      office.ask(who, 'get', `${path()}/candidates?text=${encodeURIComponent(text)}`)
    const { status, body } = await ask(secretary, 'sitter-2')
    expect([status, body.items.map((one: object) => Object.keys(one))]).toEqual([
      200,
      [['personId', 'nameTh', 'nameEn', 'posts']],
    ])
    expect(body.items[0].posts).toMatchObject([{ role: 'registrar', officeCode: 'P2102' }])
    expect((await ask(secretary, 's')).status).toBe(422)
    expect((await ask(clerk('P1001', 'secretary'), 'sitter')).status).toBe(404)
    expect((await ask(chair, 'sitter')).status).toBe(403)
  })

  it('ends a membership with its reason, and with the committee everything', async () => {
    const without = await act(`members/${seats[2]}/end`, { validTo: '2023-12-01', reason: ' ' })
    expect([without.status, without.body.code]).toEqual([422, 'REASON_MISSING'])
    const ended = await act(`members/${seats[2]}/end`, { validTo: '2023-12-01', reason: 'ครบวาระ' })
    expect(ended.status).toBe(200)
    expect((await office.ask(other, 'get', path())).body.record).toBeUndefined()
    const dissolved = await act('dissolve', { on: '2023-12-01', reason: 'สิ้นสุดภารกิจ' })
    expect([dissolved.status, dissolved.body.possibleActs]).toEqual([200, []])
    const late = await act('members', seatOf(other, 'member'))
    expect([late.status, late.body.code]).toEqual([409, 'NOT_NOW'])
  })
})
