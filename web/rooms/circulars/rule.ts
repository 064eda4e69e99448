import type { AudienceRule } from '../../../domain/audience.js'

/** A rule for recipients as the API takes it: its document says of a rule only that it is an object. */
export const asked = (rule: AudienceRule): Record<string, never> => rule as unknown as Record<string, never>
