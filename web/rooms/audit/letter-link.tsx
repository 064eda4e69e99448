import { Anchor } from '@mantine/core'
import { codeWords } from '../../../domain/timeline/names.js'
import { useLanguage } from '../../words/i18n.js'
import { useAuditWords } from './words.js'

type Letter = { readonly letterId: string; readonly kind: string }

/** A letter of a case as PDF; its id is circular, office and kind. */
export function LetterLink({ letter: { letterId, kind } }: { letter: Letter }) {
  const say = useAuditWords()
  const { of } = useLanguage()
  const known = codeWords(kind, 'letter')
  const address = letterId.split('/').map(encodeURIComponent).join('/')
  return (
    <Anchor
      href={`/api/v1/letters/${address}.pdf`}
      target="_blank"
      rel="noopener"
      size="sm"
      underline="always"
    >
      {say(nameOf(kind), { kind: known ? of(known) : kind })}
    </Anchor>
  )
}

function nameOf(kind: string) {
  if (kind === 'circular') return 'letterCircular'
  if (kind.startsWith('erratum')) return 'letterErratum'
  return kind.startsWith('overdue') ? 'letterOverdue' : 'letterOther'
}
