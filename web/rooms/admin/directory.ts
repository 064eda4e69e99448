import { useMemo } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { useLanguage } from '../../words/i18n.js'

/** An office in the tree of the directory, with those below it. */
export type OfficeNode = Answered<'/api/v1/offices/tree'>['items'][number]

const flat = (nodes: readonly OfficeNode[]): OfficeNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)])

/** The directory as it stands today, each office once, and how an office is called by its code. */
export function useDirectory() {
  const { language } = useLanguage()
  const found = useRead('/api/v1/offices/tree')
  const offices = useMemo(() => flat(found.data?.items ?? []), [found.data])
  const byCode = useMemo(() => new Map(offices.map((one) => [one.code, one])), [offices])
  const nameOf = (code: string): string => {
    const one = byCode.get(code)
    if (!one) return code
    return language === 'th' ? one.shortTh || one.nameTh : one.nameEn || one.nameTh
  }
  return { found, offices, nameOf }
}
