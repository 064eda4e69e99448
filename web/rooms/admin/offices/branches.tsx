import type { TreeNodeData } from '@mantine/core'
import { useState } from 'react'
import { api, type Answered } from '../../../api/client.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import { BranchLabel, MoreLabel, OfficeLabel, type NamedOffice } from './tree-labels.js'
import { useOfficeWords } from './words.js'

/** How the directory divides on a day. */
export type Branches = Answered<'/api/v1/offices/branches'>
type Office = Answered<'/api/v1/offices'>['items'][number]
type Kind = Office['type']
type Branch = { readonly type: Kind; readonly seatProvince?: string }
type Loaded = { readonly offices: readonly Office[]; readonly next?: string }

/** So many offices of a branch are fetched at a time. */
const PAGE = 100
const KINDS = ['primary', 'secondary', 'provincial'] as const
const OFFICE = 'office/'
const ABOVE = 'above/'
const MORE = 'more/'

/** The address of the office that a line of the tree is, where it is one. */
export const hrefOf = (value: string): string | undefined =>
  value.startsWith(OFFICE) ? `/admin/offices/${value.slice(OFFICE.length)}` : undefined
/** The branch of which a line offers more offices, where it does. */
export const moreOf = (value: string): string | undefined =>
  value.startsWith(MORE) ? value.slice(MORE.length) : undefined

const valueOf = ({ type, seatProvince }: Branch): string =>
  seatProvince === undefined ? type : `${type}/${seatProvince}`

function branchOf(value: string): Branch {
  const [type, seatProvince] = value.split('/') as [Kind, string | undefined]
  return { type, ...(seatProvince === undefined ? {} : { seatProvince }) }
}

const lineOf = (office: NamedOffice): TreeNodeData => ({
  value: `${office.isCentral ? ABOVE : OFFICE}${office.code}`,
  label: <OfficeLabel office={office} />,
})

/** What makes the lines of branches: called in the reader's language and sorted by it, with how many are in each. */
function useLines() {
  const say = useOfficeWords()
  const { language } = useLanguage()
  const provinceName = useProvinceName()
  const line = (value: string, name: string, count: number, children?: TreeNodeData[]): TreeNodeData => ({
    ...{ value, label: <BranchLabel name={name} count={count} />, hasChildren: true },
    ...(children ? { children } : {}),
  })
  return {
    line,
    kind: (type: Kind | 'central', count: number, children?: TreeNodeData[]) =>
      line(type, say(type), count, children),
    /** The provinces of a kind, each once. */
    provinces: (names: readonly string[]) =>
      [...new Set(names)].sort((a, b) => provinceName(a).localeCompare(provinceName(b), language)),
    provinceName,
  }
}

/** The whole directory as a tree, of which only what is unfolded is fetched. */
export function useBranchTree({ items, central }: Branches, on: string) {
  const lines = useLines()
  const [loaded, setLoaded] = useState<Readonly<Record<string, Loaded>>>({})
  const officesOf = (value: string): TreeNodeData[] | undefined => {
    const found = loaded[value]
    if (!found) return undefined
    const more = found.next ? [{ value: `${MORE}${value}`, label: <MoreLabel /> }] : []
    return [...found.offices.map((office) => lineOf(office)), ...more]
  }
  const kindLine = (type: Kind): TreeNodeData[] => {
    const own = items.filter((one) => one.type === type)
    const count = own.reduce((sum, { offices }) => sum + offices, 0)
    if (count === 0) return []
    // One office in each province: the province would only be unfolded for a single line.
    if (own.every(({ offices }) => offices === 1)) return [lines.kind(type, count, officesOf(type))]
    const numbers = new Map(own.map(({ province, offices }) => [province, offices]))
    const provinces = lines.provinces([...numbers.keys()]).map((province) => {
      const value = valueOf({ type, seatProvince: province })
      return lines.line(value, lines.provinceName(province), numbers.get(province) ?? 0, officesOf(value))
    })
    return [lines.kind(type, count, provinces)]
  }
  /** Fetches the first offices of a branch, or those that follow; answers the code of the first that came. */
  const load = async (value: string): Promise<string | undefined> => {
    const before = loaded[value]
    const cursor = before?.next ? { cursor: before.next } : {}
    const query = { ...branchOf(value), ...cursor, ...(on ? { on } : {}), limit: PAGE }
    const { items: offices, next } = await api.get('/api/v1/offices', { query })
    const all = [...(before?.offices ?? []), ...offices]
    setLoaded((kept) => ({ ...kept, [value]: { offices: all, ...(next ? { next } : {}) } }))
    return offices[0] && `${OFFICE}${offices[0].code}`
  }
  const centralLine = lines.kind(
    'central',
    central.length,
    central.map((one) => lineOf({ ...one, isCentral: true })),
  )
  return { data: [centralLine, ...KINDS.flatMap(kindLine)], load }
}

/** What was found, each office in its branch. */
export function useFoundTree(found: readonly Office[], central: Branches['central']): TreeNodeData[] {
  const lines = useLines()
  const kinds = KINDS.flatMap((type) => {
    const own = found.filter((one) => one.type === type)
    const provinces = lines.provinces(own.map(({ provinces: [seat = ''] }) => seat)).map((province) => {
      const inside = own.filter(({ provinces: [seat = ''] }) => seat === province)
      const value = valueOf({ type, seatProvince: province })
      return lines.line(
        value,
        lines.provinceName(province),
        inside.length,
        inside.map((one) => lineOf(one)),
      )
    })
    return own.length === 0 ? [] : [lines.kind(type, own.length, provinces)]
  })
  const above = central.map((one) => lineOf({ ...one, isCentral: true }))
  return above.length === 0 ? kinds : [lines.kind('central', above.length, above), ...kinds]
}
