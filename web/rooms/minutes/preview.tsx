import { api } from '../../api/client.js'
import { PaperPreview } from '../../parts/paper-preview.js'
import type { Writing } from './data.js'
import { useMinutesWords } from './words.js'

/** The minutes as they would be printed with what is typed now; nobody else sees them. */
export function MinutesPreview({ meetingId, texts }: { meetingId: string; texts: Writing['texts'] }) {
  const say = useMinutesWords()
  return (
    <PaperPreview
      name={`minutes/preview/${meetingId}`}
      asked={{ texts }}
      make={(body) => api.post('/api/v1/meetings/{meetingId}/minutes/preview', { path: { meetingId }, body })}
      words={{
        show: say('preview'),
        hide: say('previewHide'),
        help: say('previewHelp'),
        title: say('previewOf'),
      }}
    />
  )
}
