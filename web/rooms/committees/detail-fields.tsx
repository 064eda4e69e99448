import { Select, TextInput } from '@mantine/core'
import type { CommitteeLevel } from '../../../domain/committee/case.js'
import { CommitteeChoice } from '../../parts/committee-choice.js'
import { OfficeChoice } from '../../parts/office-choice.js'
import { useFoundingWords } from './founding-words.js'
import { useCommitteeWords } from './words.js'

const LEVELS: readonly CommitteeLevel[] = ['sub', 'working', 'area', 'national']

/** What a committee is called and where it belongs, as it is typed. */
export type TypedDetails = {
  readonly nameTh: string
  readonly nameEn: string
  readonly level: CommitteeLevel
  /** The committee that set it up; empty where none did. */
  readonly parentId: string
  readonly secretariat: string
}

/** As the API takes it. */
export function detailsOf({ nameTh, nameEn, level, parentId, secretariat }: TypedDetails) {
  return {
    ...{ nameTh: nameTh.trim(), nameEn: nameEn.trim(), level, secretariat },
    parentId: parentId === '' ? null : parentId,
  }
}

type Props = { readonly typed: TypedDetails; readonly set: (some: Partial<TypedDetails>) => void }

/** Its names, its level, who set it up, and the office that keeps it. */
export function DetailFields({ typed, set }: Props) {
  const say = useCommitteeWords()
  const tell = useFoundingWords()
  return (
    <>
      {(['nameTh', 'nameEn'] as const).map((name) => (
        <TextInput
          key={name}
          label={tell(name)}
          value={typed[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
          maxLength={300}
          required
        />
      ))}
      <Select
        label={tell('level')}
        data={LEVELS.map((one) => ({ value: one, label: say(one) }))}
        value={typed.level}
        onChange={(one) => set({ level: one as CommitteeLevel })}
        allowDeselect={false}
      />
      <CommitteeChoice
        label={tell('parent')}
        value={typed.parentId}
        onChange={(parentId) => set({ parentId })}
      />
      <OfficeChoice
        label={tell('secretariat')}
        value={typed.secretariat}
        onChange={(secretariat) => set({ secretariat })}
        required
      />
    </>
  )
}
