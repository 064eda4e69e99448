import { useLanguage } from '../../words/i18n.js'
import type { BuiltField } from './model.js'
import { useBuilderWords } from './words.js'

/** What a field is called in the reader's language, also before it has a name. */
export function useFieldTitle(): (field: BuiltField) => string {
  const say = useBuilderWords()
  const { of } = useLanguage()
  return ({ titleTh, titleEn }) => of({ th: titleTh, en: titleEn || titleTh }) || say('untitled')
}
