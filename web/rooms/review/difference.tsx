import { Text } from '@mantine/core'
import { changesBetween } from '../../../domain/changes.js'
import { ValueShown } from '../../parts/answer-shown.js'
import { isFile, isPart } from '../../parts/form-part.js'
import { Rows } from '../../parts/rows.js'
import { useFieldName, type Field } from '../circulars/questions.js'
import { useReviewWords } from './words.js'

type Props = {
  readonly form: Field
  readonly before: { readonly version: number; readonly body: object }
  readonly after: { readonly body: object }
}

/** Where two versions of an answer differ, named as the form names it. */
export function Difference({ form, before, after }: Props) {
  const say = useReviewWords()
  const placeOf = usePlace(form)
  const changes = changesBetween(byFileId(before.body), byFileId(after.body))
  if (changes.length === 0) return <Text>{say('same')}</Text>
  const fieldAt = (pointer: string) => fieldsTo(form, pointer).at(-1)?.field ?? {}
  return (
    <Rows
      label={say('difference', { version: before.version })}
      rows={changes}
      keyOf={({ pointer }) => pointer}
      columns={[
        { key: 'place', head: say('answer'), cell: ({ pointer }) => placeOf(pointer) },
        {
          key: 'before',
          head: say('before'),
          cell: (one) => <ValueShown form={fieldAt(one.pointer)} value={one.before} />,
        },
        {
          key: 'after',
          head: say('after'),
          cell: (one) => <ValueShown form={fieldAt(one.pointer)} value={one.after} />,
        },
      ]}
    />
  )
}

/** A file counts by its id: another one of the same name is another file. */
function byFileId(value: unknown): unknown {
  if (isFile(value)) return value.fileId
  if (Array.isArray(value)) return value.map(byFileId)
  if (!isPart(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, byFileId(one)]))
}

type Place = { readonly key: string; readonly field: Field | undefined }

/** The fields on the way to a place (JSON pointer). */
function fieldsTo(form: Field, pointer: string): Place[] {
  const places: Place[] = []
  let field: Field | undefined = form
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    field = field?.properties?.[key] ?? field?.items
    places.push({ key, field })
  }
  return places
}

function usePlace(form: Field): (pointer: string) => string {
  const nameOf = useFieldName()
  return (pointer) =>
    fieldsTo(form, pointer)
      .map(({ key, field }) => (/^\d+$/.test(key) ? String(Number(key) + 1) : nameOf(field, key)))
      .join(' › ')
}
