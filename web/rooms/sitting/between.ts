import { numberOfItem } from '../../../domain/meeting/agenda.js'
import type { MeetingView } from '../meetings/data.js'
import { useSittingWords } from './words.js'

/** Where a meeting stands while no item is dealt with: before, between two items, after the last. */
export function useBetween({ state: { status, agenda } }: MeetingView): string {
  const say = useSittingWords()
  if (status === 'called') return say('doors')
  if (status === 'ended' || status === 'certified') return say('thanks')
  const next = agenda.find((item) => item.status === 'planned')
  if (!next) return say('allDone')
  return say('nextItem', { item: `${numberOfItem(agenda, next.itemId)} ${next.title}` })
}
