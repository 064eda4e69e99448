import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { CENTRAL_STAFF, peopleCsv, staffOf } from '../../cli/stage/people.js'
import type { Assignment } from '../../domain/assignment.js'
import { planPeople, type KnownPerson } from '../../imports/people-plan.js'
import { readPeopleCsv, type PeopleFile } from '../../imports/people.js'
import { brief, dataFile, utf8 } from './files.js'

const CONTEXT = { offices: new Set(['C0001', 'P2101', 'P2301']), today: '2023-11-21' }
const HEAD = 'name_th,email,office_id,role,capacity,order_no,valid_from,valid_to,audit_offices'
const read = (...lines: string[]): PeopleFile => readPeopleCsv(utf8([HEAD, ...lines].join('\n')), CONTEXT)
const good = 'นางสมมติ ใจงาม,one@office.example,P2101,registrar,,,2023-10-01,,'

/** The people of a file as the directory knows them after an import. */
const asKnown = ({ people }: PeopleFile): KnownPerson[] =>
  people.map(({ nameTh, nameEn, email, phone, assignments }, n) => ({
    ...{ personId: `p-${n}`, isServing: true, nameTh, nameEn, email, phone },
    assignments: assignments.map(({ line, ...one }): Assignment => ({
      ...{ assignmentId: `a-${line}`, personId: `p-${n}`, ...one },
      ...{ inPlaceOf: null, alsoFor: [], revokedAt: null },
    })),
  }))
const around = (known: readonly KnownPerson[]): Assignment[] =>
  known.flatMap(({ assignments }) => assignments)

describe('a file of people', () => {
  test('has one line for each assignment; the lines of one address are one person', () => {
    const file = read(
      good,
      'นางสมมติ ใจงาม,ONE@office.example,P2301,เจ้าหน้าที่เขตพื้นที่,,,2023-10-01,2024-01-01,',
      'นายทดลอง ดีพร้อม,two@office.example,C0001,auditor,,,,2024-01-01,P2101|P2301',
      'นางจำลอง กล้าคิด,three@office.example,P2101,director,รักษาราชการแทน,12/2566,,2023-12-01,',
    )
    expect(file.problems).toEqual([])
    expect(file.people).toMatchObject([
      {
        line: 2,
        email: 'one@office.example',
        assignments: [{ role: 'registrar' }, { role: 'districtOfficer' }],
      },
      { assignments: [{ validFrom: '2023-11-21', scope: { offices: ['P2101', 'P2301'] } }] },
      { assignments: [{ capacity: 'acting', orderNo: '12/2566' }] },
    ])
  })

  test.each([
    ['no name', ',x@office.example,P2101,registrar,,,,,', 'name_th CELL_MISSING'],
    ['no address', 'นางสมมติ,,P2101,registrar,,,,,', 'email CELL_MISSING'],
    ['a broken address', 'นางสมมติ,x@office,P2101,registrar,,,,,', 'email EMAIL_INVALID'],
    ['an unknown office', 'นางสมมติ,x@office.example,P9999,registrar,,,,,', 'office_id OFFICE_UNKNOWN'],
    ['an unknown role', 'นางสมมติ,x@office.example,P2101,boss,,,,,', 'role CHOICE_UNKNOWN'],
    ['the product as a role', 'นางสมมติ,x@office.example,P2101,system,,,,,', 'role CHOICE_UNKNOWN'],
    ['a role of another kind of office', 'นางสมมติ,x@office.example,P2101,signer,,,,,', 'role RULE'],
    ['acting without an order', 'นางสมมติ,x@office.example,P2101,director,acting,,,,', 'order_no RULE'],
    ['a Buddhist year', 'นางสมมติ,x@office.example,P2101,registrar,,,2566-10-01,,', 'valid_from DATE_YEAR'],
    [
      'an end before the beginning',
      'นางสมมติ,x@office.example,P2101,registrar,,,2023-10-02,2023-10-01,',
      'valid_to RULE',
    ],
    ['an auditor for ever', 'นางสมมติ,x@office.example,C0001,auditor,,,,,all', 'valid_to RULE'],
    ['a formula', '=1+1,x@office.example,P2101,registrar,,,,,', 'name_th CELL_FORMULA'],
    [
      'another name for the same address',
      'นางอื่น,one@office.example,P2301,registrar,,,,,',
      'name_th PERSON_DIFFERS',
    ],
    ['the same line once more', good, 'email LINE_DOUBLED'],
  ])('is refused with the line and the reason in Thai and English: %s', (_, line, said) => {
    const { problems, people } = read(good, line)
    expect(brief(problems)).toEqual([`3 ${said}`])
    expect(problems[0]?.th).toMatch(/[ก-๙]/)
    expect(problems[0]?.en).toMatch(/[a-z]{3}/)
    expect(people).toHaveLength(1)
  })

  test('may come from Excel in the old Thai encoding', () => {
    const text = [HEAD, good].join('\r\n')
    const thai = Uint8Array.from(
      [...text].map((one) => {
        const code = one.charCodeAt(0)
        return code > 0x7f ? code - 0x0e00 + 0xa0 : code
      }),
    )
    const file = readPeopleCsv(thai, CONTEXT)
    expect([file.people, file.problems]).toEqual([read(good).people, []])
  })
})

describe('the plan of a file of people', () => {
  const plan = (file: PeopleFile, known: readonly KnownPerson[] = []) =>
    planPeople(file.people, known, around(known))

  test('is empty when the same file comes a second time', () => {
    const roles = fc.constantFrom('registrar', 'districtOfficer')
    const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('P2101', 'P2301'), roles)
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: String, maxLength: 20 }), (lines) => {
        const file = read(
          ...lines.map(([n, code, role]) => `นางสมมติ,p${n}@office.example,${code},${role},,,,,`),
        )
        const again = plan(file, asKnown(file))
        expect([plan(file).add.length, again.add, again.change, again.problems]).toEqual([
          file.people.length,
          [],
          [],
          [],
        ])
      }),
    )
  })

  test('changes names, gives what is new, ends what the file ends, and takes nothing away that it does not name', () => {
    const known = asKnown(read(good, 'นายทดลอง,two@office.example,P2101,districtOfficer,,,2023-10-01,,'))
    const file = read(
      'นางสมมติ ชื่อใหม่,one@office.example,P2101,registrar,,,2023-10-01,2023-12-01,',
      'นางสมมติ ชื่อใหม่,one@office.example,P2301,districtOfficer,,,,,',
    )
    expect(plan(file, known)).toMatchObject({
      add: [],
      change: [
        {
          personId: 'p-0',
          fields: ['nameTh'],
          give: [{ officeCode: 'P2301' }],
          end: [{ assignmentId: 'a-2', validTo: '2023-12-01' }],
        },
      ],
      problems: [],
    })
  })

  test('names the line that gives a position away a second time, in the file or beside what stands', () => {
    const director = (n: number) => `นางสมมติ,d${n}@office.example,P2101,director,,,2023-10-01,,`
    expect(brief(plan(read(director(1), director(2))).problems)).toEqual(['3 role RULE'])
    expect(brief(plan(read(director(2)), asKnown(read(director(1)))).problems)).toEqual(['2 role RULE'])
  })

  test('gives nothing to who is locked or has left, and no address of another person away', () => {
    const [person] = asKnown(read(good)) as [KnownPerson]
    const another = read('นางสมมติ ใจงาม,one@office.example,P2301,registrar,,,,,')
    expect(brief(plan(another, [{ ...person, isServing: false }]).problems)).toEqual([
      '2 email PERSON_NOT_SERVING',
    ])
    const named = readPeopleCsv(
      utf8(`person_id,name_th,email,office_id,role\np-9,นางสมมติ,one@office.example,P2101,registrar`),
      CONTEXT,
    )
    expect(brief(plan(named, [person]).problems)).toContain('2 email EMAIL_TAKEN')
  })

  test('of 10,000 lines is made in a moment', () => {
    const codes = Array.from({ length: 2_500 }, (_, n) => `P${n}`)
    const lines = codes.flatMap((code, n) =>
      ['registrar', 'director', 'districtOfficer', 'districtOfficer'].map(
        (role, i) => `นางสมมติ ${n},p${n}.${i}@office.example,${code},${role}`,
      ),
    )
    const bytes = utf8(['name_th,email,office_id,role', ...lines].join('\n'))
    const began = performance.now()
    const file = readPeopleCsv(bytes, { ...CONTEXT, offices: new Set(codes) })
    const made = plan(file)
    expect([made.add.length, file.problems, made.problems]).toEqual([10_000, [], []])
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})

describe('the files that are delivered', () => {
  test('the example can be imported as it is', () => {
    const offices = new Set(['C0001', 'P2101'])
    const file = readPeopleCsv(dataFile('people-example.csv'), { offices, today: '2023-11-21' })
    expect([file.problems, file.people.length > 3]).toEqual([[], true])
  })

  test('the people of the demo are three in each office and five in the centre, none of them twice', () => {
    const codes =
      readFileSync(new URL('../../data/offices.csv', import.meta.url), 'utf8').match(/^[PS]\d+/gm) ?? []
    const offices = new Set(['C0001', ...codes])
    const file = readPeopleCsv(utf8(peopleCsv([...CENTRAL_STAFF, ...codes.flatMap(staffOf)])), {
      offices,
      today: '2023-11-21',
    })
    expect([file.problems, plan(file).problems]).toEqual([[], []])
    expect(file.people).toHaveLength(5 + 3 * codes.length)
  })
  const plan = (file: PeopleFile) => planPeople(file.people, [], [])
})
