import { TextInput } from '@mantine/core'
import { usePeopleWords } from './words.js'

/** Name and addresses as they are typed. */
export type TypedDetails = {
  readonly nameTh: string
  readonly nameEn: string
  readonly email: string
  readonly phone: string
}

const FIELDS = [
  { name: 'nameTh', type: 'text', isNeeded: true, most: 200 },
  { name: 'nameEn', type: 'text', isNeeded: false, most: 200 },
  { name: 'email', type: 'email', isNeeded: true, most: 254 },
  { name: 'phone', type: 'tel', isNeeded: false, most: 40 },
] as const

type Props = { readonly value: TypedDetails; readonly onChange: (value: TypedDetails) => void }

/** What is entered of a person. */
export function DetailsFields({ value, onChange }: Props) {
  const say = usePeopleWords()
  return FIELDS.map(({ name, type, isNeeded, most }) => (
    <TextInput
      key={name}
      label={say(name)}
      type={type}
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
      required={isNeeded}
      maxLength={most}
    />
  ))
}
