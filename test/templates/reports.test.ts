import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { guarded } from '../../sheets/guard.js'
import { closingCsv } from '../../templates/reports/csv.js'
import { countsOf, outcomeOf, remarksOf } from '../../templates/reports/facts.js'
import { closingXlsx } from '../../templates/reports/xlsx.js'
import { answer, office, report } from './office.js'

const some = fc
  .record({
    status: fc.constantFrom(
      'sent',
      'returned',
      'submitted',
      'accepted',
      'withdrawn',
      'exempted',
      'closedUnanswered',
      'misdirected' as const,
    ),
    answered: fc.boolean(),
    late: fc.boolean(),
    nil: fc.boolean(),
    wrongOffice: fc.boolean(),
  })
  .map(({ status, answered, late, nil, wrongOffice }) => {
    const given = answered ? { answer: answer({ late, kind: nil ? 'nil' : 'form' }) } : {}
    const { answer: _, ...bare } = office(1).submission
    return { ...office(1), wrongOffice, submission: { ...bare, status, ...given } }
  })

describe('counting what happened', () => {
  test('every office is counted exactly once', () => {
    fc.assert(
      fc.property(fc.array(some), (offices) => {
        const counts = countsOf(offices)
        const asked = counts.answered + counts.unanswered
        expect(asked + counts.exempted + counts.wrongOffice + counts.withdrawn).toBe(counts.sent)
        expect(counts.onTime + counts.late).toBe(counts.answered)
      }),
    )
  })

  test('an exempt office is no office that is asked, and its remark names the place in the register', () => {
    const exemption = { exemptionId: 'e', number: 3, year: 2024, before: 'sent' } as const
    const exempt = office(0, { state: { status: 'exempted', exemption } })
    expect(outcomeOf(exempt)).toBe('exempted')
    expect(countsOf([exempt, office(1)])).toMatchObject({ sent: 2, exempted: 1, counted: 1 })
    expect(remarksOf(exempt, exempt.submission.dueAt)).toContain('ทะเบียนการยกเว้นที่ 3/2567')
  })

  test('an answer that was returned and never came back counts as none', () => {
    expect(outcomeOf(office(0, { state: { status: 'returned' } }))).toBe('unanswered')
    expect(outcomeOf(office(0, { state: { status: 'closedUnanswered' } }))).toBe('unanswered')
  })
})

describe('the report as CSV', () => {
  test('Excel opens it: BOM, CRLF, one line for each office', async () => {
    const csv = await closingCsv(report([office(0), office(1)]))
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = csv.toString('utf8').split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain('2566-11-27 23:59:59')
  })

  test('a name that looks like a formula is disarmed', async () => {
    const facts = report([{ ...office(0), nameTh: '=HYPERLINK("http://x")' }])
    const text = (await closingCsv(facts)).toString('utf8')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    fc.assert(fc.property(fc.string(), (value) => !/^[=+\-@\t\r]/.test(guarded(value))))
  })
})

async function sheet(facts: ReturnType<typeof report>, name: string) {
  const sheets = await readXlsxFile(await closingXlsx(facts))
  return sheets.find((one) => one.sheet === name)!.data
}

describe('the report as a workbook', () => {
  test('cells are numbers and moments, not texts, and moments are Bangkok wall time', async () => {
    const rows = await sheet(report([office(0)]), 'หน่วยงาน')
    const [head, row] = rows
    const at = (name: string) => row![head!.indexOf(name)]
    expect(at('เลขรับ')).toBe(1)
    expect(at('ส่งเมื่อ')).toEqual(new Date('2023-11-27T23:59:59.000Z'))
    expect(at('ผล')).toBe('ส่งตรงเวลา')
  })

  test('its first sheet has the same figures as the report', async () => {
    const offices = [office(0), office(1, { state: { status: 'closedUnanswered' } })]
    const rows = await sheet(report(offices), 'สรุป')
    const figures = new Map(rows.map(([name, value]) => [name, value]))
    expect([figures.get('ส่งถึง'), figures.get('ตอบแล้ว'), figures.get('ไม่ตอบ')]).toEqual([2, 1, 1])
  })
})
