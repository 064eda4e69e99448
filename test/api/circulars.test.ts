import { central, clerk, idle, openOffice, type Office } from './office.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 90_000)
afterAll(() => office.close(), 60_000)

const officer = central('officer')

describe('a circular on its way out', () => {
  it('is drafted from its procedure, with what a careful clerk would remark', async () => {
    const reply = await office.ask(officer, 'post', '/circulars', {
      body: {
        procedureId: 'host-and-name-officers',
        overrides: { deadline: { kind: 'fixed', day: '2023-11-25' } },
      },
    })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('location')).toBe(`/api/v1/circulars/${reply.body.circularId}`)
    expect(reply.body.content.deadline.day).toBe('2023-11-25')
    expect(reply.body.warnings.map((warning: { code: string }) => warning.code)).toContain('DUE_ON_WEEKEND')
  })

  it('previews 67 offices, 49 primary and 18 secondary, none of Buriram', async () => {
    const reply = await office.ask(officer, 'post', '/audiences/preview', {
      body: { rule: { innovationArea: {} } },
      key: null,
    })
    expect(reply.body).toMatchObject({ total: 67, primary: 49, secondary: 18, on: '2023-11-21' })
    const names = reply.body.offices.flatMap((one: { provinces: string[] }) => one.provinces)
    expect(names).not.toContain('บุรีรัมย์')
  })

  it('is launched as previewed; two officers who launch at once issue it once', async () => {
    const id = await office.signed()
    const wrong = await office.ask(officer, 'post', `/circulars/${id}/launch`, {
      body: { expectedTotal: 66 },
    })
    expect([wrong.status, wrong.body.code]).toEqual([409, 'EXPECTED_OTHERWISE'])
    const both = await Promise.all(
      [officer, central('officer', 'person-other')].map((who) =>
        office.ask(who, 'post', `/circulars/${id}/launch`, { body: { expectedTotal: 67 } }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409])
    await idle(office.ask, id)
    const { body } = await office.ask(officer, 'get', `/circulars/${id}/progress`)
    expect(body).toMatchObject({ status: 'issued', total: 67, jobs: [], mails: { queued: 67 } })
  })
})
