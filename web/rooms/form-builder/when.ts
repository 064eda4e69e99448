import { useLanguage } from '../../words/i18n.js'
import type { BuiltForm, When } from './model.js'
import { useFieldTitle } from './title.js'
import { useBuilderWords } from './words.js'

/** For what a field waits, in words: the name of the other field, and its answer. */
export function useWhenWords({ fields }: BuiltForm): (when: When) => { title: string; value: string } {
  const say = useBuilderWords()
  const { of } = useLanguage()
  const titleOf = useFieldTitle()
  return ({ key, is }) => {
    const source = fields.find((one) => one.key === key)
    const title = source ? titleOf(source) : key
    if (typeof is === 'boolean') return { title, value: say(is ? 'yes' : 'no') }
    const choice = source?.choices.find(({ th }) => th === is)
    return { title, value: of({ th: is, en: choice?.en || is }) }
  }
}
