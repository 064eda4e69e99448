import { api } from '../../api/client.js'
import { PaperPreview } from '../../parts/paper-preview.js'
import type { Overrides } from './draft.js'
import { useComposeWords } from './words.js'

/** What the letter is made from: the kind, what is different, for which office and launched when. */
export type PreviewAsked = {
  readonly procedureId: string
  readonly overrides?: Overrides
  readonly officeCode?: string
  readonly from?: string
}

/** The letter as an office would get it. */
export function LetterPreview({ asked }: { asked: PreviewAsked }) {
  const say = useComposeWords()
  return (
    <PaperPreview
      name="letters/preview"
      asked={asked}
      make={(body) => api.post('/api/v1/letters/preview', { body })}
      words={{
        show: say('preview'),
        hide: say('previewHide'),
        help: say('previewHelp'),
        title: say('previewOf'),
      }}
    />
  )
}
