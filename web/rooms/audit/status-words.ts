import { codeWords } from '../../../domain/timeline/names.js'
import { useLanguage, words } from '../../words/i18n.js'
import { useCircularWords } from '../circulars/words.js'
import { useConsultationWords } from '../consultations/words.js'
import { useExemptionWords } from '../exemptions/words.js'
import { useInboxWords } from '../inbox/words.js'
import { useMeetingWords } from '../meetings/words.js'
import { useOrderWords } from '../orders/words.js'
import { useProposalWords } from '../proposals/words.js'
import { useTaskWords } from '../task/words.js'

const ROOMS: Readonly<Record<string, string>> = {
  circular: 'circulars',
  submission: 'inbox',
  meeting: 'meetings',
  resolution: 'meetings',
  task: 'task',
  proposal: 'proposals',
  order: 'orders',
  consultation: 'consultations',
  exemption: 'exemptions',
}

/** The state of a case in the words of its own room, else in those of the record. */
export function useStatusWord(): (kind: string, status: string) => string {
  const { of } = useLanguage()
  const rooms: Readonly<Record<string, (key: never) => string>> = {
    circulars: useCircularWords(),
    inbox: useInboxWords(),
    meetings: useMeetingWords(),
    task: useTaskWords(),
    proposals: useProposalWords(),
    orders: useOrderWords(),
    consultations: useConsultationWords(),
    exemptions: useExemptionWords(),
  }
  return (kind, status) => {
    const room = ROOMS[kind]
    const say = room === undefined ? undefined : rooms[room]
    if (say && words.exists(status, { ns: room ?? '' })) return say(status as never)
    const known = codeWords(status, 'status')
    return known ? of(known) : status
  }
}
