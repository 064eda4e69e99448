import { FILE_KINDS, type FileKind } from '../../domain/file.js'

/** What `x-file` says of a field that takes a file: of which kinds, how large in MB (2^20 bytes). The value is a file's id. */
export type FileField = { readonly kinds?: readonly FileKind[]; readonly maxMb?: number }

/** The keyword that makes a text field take a file. */
export const FILE_KEYWORD = {
  keyword: 'x-file',
  type: 'string',
  schemaType: 'object',
  metaSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kinds: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: FILE_KINDS } },
      maxMb: { type: 'integer', minimum: 1 },
    },
  },
} as const

/** Words that forms carry beside JSON Schema: English titles, and Thai or English texts for screens. */
export const FORM_KEYWORDS = [
  'x-title-en',
  'x-description-en',
  'x-enum-en',
  'x-placeholder',
  'x-widget',
] as const
