import { MultiSelect, Text } from '@mantine/core'
import { useRead } from '../../../api/read.js'
import { useLanguage } from '../../../words/i18n.js'
import { useOutWords } from './words.js'

/** In a list so many are named; the others are counted. */
const NAMED = 2
const groupOf = (scope: string): string => scope.slice(0, Math.max(0, scope.indexOf('.')))

/** What each scope of a token allows, in the reader's language. */
function useScopeWords() {
  const say = useOutWords()
  const { of } = useLanguage()
  const found = useRead('/api/v1/tokens/scopes')
  const items = found.data?.items ?? []
  const words = new Map(items.map((one) => [one.scope, of(one)]))
  const nameOf = (scope: string): string => {
    const name = words.get(scope)
    if (name === undefined) return found.data ? scope : '…'
    return scope.endsWith('.*') ? say('everythingOf', { what: name }) : name
  }
  return {
    scopes: items.map(({ scope }) => scope),
    groupName: (group: string) => words.get(`${group}.*`) ?? group,
    nameOf,
  }
}

/** What a token allows: in words, of many only the first. */
export function Scopes({ scopes }: { scopes: readonly string[] }) {
  const say = useOutWords()
  const { nameOf } = useScopeWords()
  const first = scopes.slice(0, NAMED).map(nameOf).join(', ')
  const others = scopes.length - NAMED
  return <Text size="sm">{others > 0 ? say('others', { first, count: others }) : first}</Text>
}

type Props = {
  readonly value: readonly string[]
  readonly onChange: (scopes: string[]) => void
  /** Whether one has gone on: from then on it says that something is to be chosen. */
  readonly isAsked: boolean
}

/** Chooses what a token allows: everything about something, or single acts of it. */
export function ScopesField({ value, onChange, isAsked }: Props) {
  const say = useOutWords()
  const { scopes, groupName, nameOf } = useScopeWords()
  const groups = [...new Set(scopes.map(groupOf))].filter((group) => group !== '')
  const data = groups.map((group) => ({
    group: groupName(group),
    items: scopes
      .filter((scope) => groupOf(scope) === group)
      .map((scope) => ({ value: scope, label: nameOf(scope) })),
  }))
  return (
    <MultiSelect
      aria-label={say('scopes')}
      data={data}
      value={[...value]}
      onChange={onChange}
      error={isAsked && value.length === 0 && say('chooseOne')}
      size="md"
      searchable
      required
    />
  )
}
