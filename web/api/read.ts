import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { api, type Answered, type AskedAt, type Readable } from './client.js'

/** The key under which an answer is kept: the address first, so that everything below an address can be asked anew. */
export const keyOf = (path: string, asked: { path?: unknown; query?: unknown } = {}) =>
  [path, asked.path ?? {}, asked.query ?? {}] as const

type Options = {
  readonly enabled?: boolean
  readonly keepBefore?: boolean
  readonly refetchMs?: number
  /** Asked anew each time it is opened: what changes without being told. */
  readonly isFresh?: boolean
}

/** Reads an address of the API, and keeps the answer for every screen that asks the same. */
export function useRead<P extends Readable>(
  path: P,
  asked?: AskedAt<P>,
  { enabled = true, keepBefore = false, refetchMs }: Options = {},
): UseQueryResult<Answered<P>> {
  return useQuery({
    queryKey: keyOf(path, asked),
    queryFn: () => api.get(path, asked),
    enabled,
    ...(keepBefore ? { placeholderData: keepPreviousData } : {}),
    ...(refetchMs === undefined ? {} : { refetchInterval: refetchMs }),
  })
}

type PageOf<T> = T extends { items: readonly (infer Item)[] } ? Item : never

/** Reads a list of the API page by page: the items so far, and how to get more. */
export function usePages<P extends Readable>(
  path: P,
  asked?: AskedAt<P>,
  { enabled = true, keepBefore = false, isFresh = false }: Options = {},
) {
  const found = useInfiniteQuery({
    queryKey: [...keyOf(path, asked), 'pages'],
    queryFn: ({ pageParam }) => {
      const query = { ...(asked?.query as object), ...(pageParam ? { cursor: pageParam } : {}) }
      return api.get(path, { ...asked, query } as AskedAt<P>)
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last as { next?: string }).next ?? undefined,
    enabled,
    ...(isFresh ? { staleTime: 0 } : {}),
    ...(keepBefore ? { placeholderData: keepPreviousData } : {}),
  })
  const items = (found.data?.pages ?? []).flatMap(
    (page) => (page as { items: readonly PageOf<Answered<P>>[] }).items,
  )
  return { ...found, items, first: found.data?.pages[0] }
}
