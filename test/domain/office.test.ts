import { existsOn, isInInnovationArea, successorsOf, type Office } from '../../domain/office.js'
import { PROVINCES, provinceNamed } from '../../domain/provinces.js'
import { OFFICES } from './real-data.js'

const office = (code: string): Office => OFFICES.find((one) => one.code === code)!

describe('an office', () => {
  const closed: Office = { ...office('S09'), code: 'OLD18', validFrom: '2010-01-01', validTo: '2021-01-01' }
  const heir: Office = { ...office('S09'), predecessors: ['OLD18'] }

  test('exists from its first day to the day before its end', () => {
    expect(
      ['2009-12-31', '2010-01-01', '2020-12-31', '2021-01-01'].map((day) => existsOn(closed, day)),
    ).toEqual([...[false, true, true, false]])
    expect(existsOn(heir, '2099-01-01')).toBe(true)
  })

  test('that was renamed is found by its successors', () => {
    expect(successorsOf('OLD18', [closed, heir, office('P1001'), heir])).toEqual(['S09'])
    expect(successorsOf('P1001', [closed, heir])).toEqual([])
  })

  test('of two provinces is in an area as soon as one of them is', () => {
    const both = office('S49') // Songkhla since 2565, Satun since 2562
    expect(isInInnovationArea(both, '2020-01-01')).toBe(true)
    expect(isInInnovationArea(office('P9001'), '2020-01-01')).toBe(false)
    expect(isInInnovationArea(office('P9001'), '2022-11-29')).toBe(true)
  })

  test('of Buriram is in an area since the gazette of 2567', () => {
    expect(isInInnovationArea(office('P3101'), '2024-05-08')).toBe(false)
    expect(isInInnovationArea(office('P3101'), '2024-05-09')).toBe(true)
  })
})

describe('the provinces', () => {
  test('are 77, each with a code of its own', () => {
    expect(PROVINCES.length).toBe(77)
    expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(77)
    expect(provinceNamed('บึงกาฬ')).toEqual({ code: '38', nameTh: 'บึงกาฬ', nameEn: 'Bueng Kan' })
    expect(provinceNamed('พระนคร')).toBeUndefined()
  })
})
