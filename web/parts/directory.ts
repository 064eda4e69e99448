import { useQueries } from '@tanstack/react-query'
import { api } from '../api/client.js'
import { keyOf, useRead } from '../api/read.js'
import { useOfficeNaming } from './office-name.js'

/** More would not be read; typing finds the others. */
const MOST_FOUND = 50
/** So many names are asked for at once: they stand in the address. */
const MOST_NAMED = 100

/** The offices in whose name or code something stands, those that issue circulars first; and whether these are they already. */
export function useFoundOffices(text: string) {
  const central = useRead('/api/v1/offices/branches')
  const query = { limit: MOST_FOUND, ...(text ? { text } : {}) }
  const found = useRead('/api/v1/offices', { query }, { keepBefore: true })
  const wanted = text.toLowerCase()
  const issuing = (central.data?.central ?? []).filter((one) =>
    [one.code, one.nameTh, one.shortTh, one.nameEn].some((name) => name.toLowerCase().includes(wanted)),
  )
  const offices = [...issuing, ...(found.data?.items ?? [])]
  return { offices, isAnswered: !central.isPending && found.isSuccess && !found.isPlaceholderData }
}

/** How the offices with these codes are called today, by the code what the directory does not know; and whether some are still to come. */
export function useOfficeNames(codes: readonly string[]) {
  const { nameOf } = useOfficeNaming()
  const central = useRead('/api/v1/offices/branches', {}, { enabled: codes.length > 0 })
  // In the order in which they came: a list that grows asks for what is new.
  const named = useQueries({
    queries: partsOf([...new Set(codes)]).map((part) => {
      const asked = { query: { codes: part.join(), limit: MOST_NAMED } }
      return {
        queryKey: keyOf('/api/v1/offices', asked),
        queryFn: () => api.get('/api/v1/offices', asked),
      }
    }),
  })
  const offices = [...(central.data?.central ?? []), ...named.flatMap(({ data }) => data?.items ?? [])]
  const byCode = new Map(offices.map((one) => [one.code, one]))
  const isComing = central.isLoading || named.some(({ isLoading }) => isLoading)
  const nameOfCode = (code: string): string => {
    const one = byCode.get(code)
    if (one) return nameOf(one)
    return isComing ? '…' : code
  }
  return { nameOf: nameOfCode, isComing }
}

const partsOf = (codes: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(codes.length / MOST_NAMED) }, (_, part) =>
    codes.slice(part * MOST_NAMED, (part + 1) * MOST_NAMED),
  )
