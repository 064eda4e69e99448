import { words } from '../../words/i18n.js'
import { useCircularWords } from '../circulars/words.js'
import { useInboxWords } from '../inbox/words.js'
import { useMeetingWords } from '../meetings/words.js'
import { useTaskWords } from '../task/words.js'

const ROOMS: Readonly<Record<string, string>> = {
  circular: 'circulars',
  submission: 'inbox',
  meeting: 'meetings',
  resolution: 'meetings',
  task: 'task',
}

/** The state of a case in the words of its own room; as it is kept where the room has none for it. */
export function useStatusWord(): (kind: string, status: string) => string {
  const rooms: Readonly<Record<string, (key: never) => string>> = {
    circulars: useCircularWords(),
    inbox: useInboxWords(),
    meetings: useMeetingWords(),
    task: useTaskWords(),
  }
  return (kind, status) => {
    const room = ROOMS[kind]
    const say = room === undefined ? undefined : rooms[room]
    return say && words.exists(status, { ns: room ?? '' }) ? say(status as never) : status
  }
}
