import { useRead } from '../../api/read.js'
import { Loaded, Page } from '../../parts/page.js'
import { useLanguage } from '../../words/i18n.js'
import { DryRun } from '../compose/dry-run.js'
import { useDryRunWords } from '../compose/dry-run-words.js'
import { kindOf, type StoredKind } from './kind.js'

/** A kind of circular played through for one office and one day: which letter and mails would come, and when. */
export function Rehearsal({ params }: { params: Readonly<Record<string, string>> }) {
  const procedureId = params['procedureId'] ?? ''
  const found = useRead('/api/v1/procedures/{procedureId}', { path: { procedureId } })
  return <Loaded of={found}>{(stored) => <Played stored={stored} />}</Loaded>
}

function Played({ stored }: { stored: StoredKind }) {
  const say = useDryRunWords()
  const { of } = useLanguage()
  const { procedureId } = stored
  const kind = kindOf(stored)
  return (
    <Page
      title={say('title', { title: of(kind.title) })}
      lead={say('lead')}
      back={{ href: `/procedure/${procedureId}`, label: say('back') }}
    >
      <DryRun procedureId={procedureId} overrides={{}} content={kind} hasLetter />
    </Page>
  )
}
