import type { Words } from '../../../../domain/timeline/word.js'
import { CIRCULAR_EVENT_WORDS, SUBMISSION_EVENT_WORDS } from '../../../../domain/timeline/words.js'
import { useLanguage } from '../../../words/i18n.js'
import { useOutWords } from './words.js'

/** What an address can be told of as a whole, by the words for it. */
export const GROUPS = { '*': 'all', 'circular.*': 'circular', 'submission.*': 'submission' } as const
/** A kind of changes. */
export type Group = keyof typeof GROUPS
const isGroup = (type: string): type is Group => type in GROUPS

const EVENTS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  circular: CIRCULAR_EVENT_WORDS,
  submission: SUBMISSION_EVENT_WORDS,
}
const SUBJECTS = { circular: 'ofCircular', submission: 'ofSubmission' } as const

/** Names what an address is told of in the reader's language; a kind that is newer than this page by its own name. */
export function useEventName(): (type: string) => string {
  const say = useOutWords()
  const { of } = useLanguage()
  return (type) => {
    if (type === 'test') return say('testEvent')
    if (isGroup(type)) return say(GROUPS[type])
    const [subject = '', event = ''] = type.split('.')
    const words = EVENTS[subject]?.[event]
    return words ? say(SUBJECTS[subject as keyof typeof SUBJECTS], { event: of(words) }) : type
  }
}
