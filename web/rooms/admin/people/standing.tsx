import { Tag } from '../../../parts/tag.js'
import { usePeopleWords } from './words.js'

const TONES = { serving: 'done', locked: 'late', left: 'calm' } as const

/** Whether a person serves, is locked or has left. */
export function StandingTag({ status }: { status: keyof typeof TONES }) {
  const say = usePeopleWords()
  return <Tag tone={TONES[status]}>{say(status)}</Tag>
}
