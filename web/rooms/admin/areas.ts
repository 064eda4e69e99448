import type { ActName } from '../../../domain/policy/policy.js'
import { useMay } from '../../app/session.js'

/** The areas of administration: where they are, and the act that makes somebody one who looks after it. */
const AREAS = [
  { word: 'people', href: '/admin/people', act: 'person.list' },
] as const satisfies readonly { word: string; href: string; act: ActName }[]

/** The areas that the person may look into. */
export function useAreas() {
  const may = useMay()
  return AREAS.filter(({ act }) => may(act))
}
