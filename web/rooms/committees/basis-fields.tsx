import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { DayField } from '../../parts/day-field.js'
import { useFoundingWords } from './founding-words.js'

/** A law, rule or order as it is typed; without a law nothing is cited. */
export type TypedBasis = {
  readonly law: string
  readonly section: string
  readonly text: string
  readonly validFrom: string
}

/** Nothing typed yet. */
export const NO_BASIS: TypedBasis = { law: '', section: '', text: '', validFrom: '' }

/** As the API takes it. */
export function basisOf({ law, section, text, validFrom }: TypedBasis) {
  return { law: law.trim(), section: section.trim(), text: text.trim(), validFrom, validTo: null }
}

type Props = {
  readonly basis: TypedBasis
  readonly set: (basis: TypedBasis) => void
  /** Where nothing else is asked for, a law must be named. */
  readonly required?: boolean
}

/** On what a committee rests. */
export function BasisFields({ basis, set, required = false }: Props) {
  const tell = useFoundingWords()
  return (
    <>
      <TextInput
        label={tell('law')}
        value={basis.law}
        onChange={(event) => set({ ...basis, law: event.currentTarget.value })}
        maxLength={500}
        required={required}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={tell('section')}
          value={basis.section}
          onChange={(event) => set({ ...basis, section: event.currentTarget.value })}
          maxLength={200}
        />
        <DayField
          label={tell('basisFrom')}
          value={basis.validFrom}
          onChange={(validFrom) => set({ ...basis, validFrom })}
          required={required || basis.law.trim() !== ''}
        />
      </SimpleGrid>
      <Textarea
        label={tell('basisText')}
        value={basis.text}
        onChange={(event) => set({ ...basis, text: event.currentTarget.value })}
        maxLength={20_000}
        minRows={2}
      />
    </>
  )
}
