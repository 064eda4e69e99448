import { FILE_KINDS, type FileKind } from '../domain/file.js'

const OPENXML = 'application/vnd.openxmlformats-officedocument'

/** Everything that is taken: a file whose name or content is none of these is refused. */
const KINDS = {
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf', family: 'pdf' },
  png: { extensions: ['png'], mediaType: 'image/png', family: 'image' },
  jpg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', family: 'image' },
  docx: { extensions: ['docx'], mediaType: `${OPENXML}.wordprocessingml.document`, family: 'office' },
  xlsx: { extensions: ['xlsx'], mediaType: `${OPENXML}.spreadsheetml.sheet`, family: 'office' },
  pptx: { extensions: ['pptx'], mediaType: `${OPENXML}.presentationml.presentation`, family: 'office' },
  odt: { extensions: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text', family: 'office' },
  ods: { extensions: ['ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet', family: 'office' },
  csv: { extensions: ['csv'], mediaType: 'text/csv', family: 'text' },
  txt: { extensions: ['txt'], mediaType: 'text/plain', family: 'text' },
  zip: { extensions: ['zip'], mediaType: 'application/zip', family: 'archive' },
  mp3: { extensions: ['mp3'], mediaType: 'audio/mpeg', family: 'recording' },
  m4a: { extensions: ['m4a'], mediaType: 'audio/mp4', family: 'recording' },
  mp4: { extensions: ['mp4'], mediaType: 'video/mp4', family: 'recording' },
  webm: { extensions: ['webm'], mediaType: 'video/webm', family: 'recording' },
} as const satisfies Record<FileKind, { extensions: readonly string[]; mediaType: string; family: Family }>

/** How a kind is looked through. */
export type Family = 'pdf' | 'image' | 'office' | 'text' | 'archive' | 'recording'

/** The kind that an extension (lower case, no dot) stands for; nothing for kinds that are not taken. */
export function kindOfExtension(extension: string): FileKind | undefined {
  return FILE_KINDS.find((kind) => (KINDS[kind].extensions as readonly string[]).includes(extension))
}

/** The media type under which a kind is served. */
export function mediaTypeOf(kind: FileKind): string {
  return KINDS[kind].mediaType
}

/** All media types under which files are served. */
export function mediaTypes(): readonly string[] {
  return FILE_KINDS.map(mediaTypeOf)
}

/** How a kind is looked through. */
export function familyOf(kind: FileKind): Family {
  return KINDS[kind].family
}
