import type { Page } from '../db/paging.js'
import type { PersonalApi } from './api-client.js'

const PAGE = 200

/** All rows of a list of the API, page by page. `query` filters, as `status=submitted`. */
export async function pagesOf<Row>(api: PersonalApi, path: string, query = ''): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const more: string = [query, cursor && `cursor=${cursor}`].filter(Boolean).join('&')
    const page: Page<Row> = await api.get(`${path}?limit=${PAGE}${more && `&${more}`}`)
    rows.push(...page.items)
    cursor = page.next
  }
  return rows
}
