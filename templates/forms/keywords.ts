/** Words that forms carry beside JSON Schema: English titles, and Thai or English texts for screens. */
export const FORM_KEYWORDS = [
  'x-title-en',
  'x-description-en',
  'x-enum-en',
  'x-placeholder',
  'x-widget',
] as const
