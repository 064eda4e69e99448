import type { ActName } from '../../../domain/policy/policy.js'
import { useMay } from '../../app/session.js'

/** The areas of administration: where they are, and the act that makes somebody one who looks after it. */
const AREAS = [
  { word: 'people', href: '/admin/people', act: 'person.list' },
  { word: 'desks', href: '/admin/desks', act: 'submission.assign' },
  { word: 'offices', href: '/admin/offices', act: 'office.tree' },
  { word: 'calendars', href: '/admin/calendars', act: 'calendar.readChanges' },
  { word: 'procedures', href: '/procedures', act: 'procedure.read' },
  { word: 'letterheads', href: '/admin/letterheads', act: 'letterhead.read' },
  { word: 'keys', href: '/admin/keys', act: 'key.read' },
  { word: 'webhooks', href: '/admin/webhooks', act: 'webhook.read' },
  { word: 'tokens', href: '/admin/tokens', act: 'token.list' },
] as const satisfies readonly { word: string; href: string; act: ActName }[]

/** The areas that the person may look into. */
export function useAreas() {
  const may = useMay()
  return AREAS.filter(({ act }) => may(act))
}
