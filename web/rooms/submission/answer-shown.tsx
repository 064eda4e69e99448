import { Anchor } from '@mantine/core'
import { AsWritten } from '../../parts/as-written.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { choiceOf, fieldsOf, itemsOf, titleOf, type Part } from './form/schema.js'
import styles from './submission.module.css'
import { useSubmissionWords } from './words.js'

type Shown = { readonly form: Part; readonly value: unknown }
type FileIn = { readonly fileId: string; readonly name: string }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isFile = (value: unknown): value is FileIn =>
  isObject(value) && typeof value['fileId'] === 'string' && typeof value['name'] === 'string'
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What was filled in, to be read: the form's questions with their answers. */
export function AnswerShown({ form, value }: Shown) {
  const { language } = useLanguage()
  const given = isObject(value) ? value : {}
  return (
    <dl className={styles['shown']}>
      {fieldsOf(form)
        .filter(([name]) => given[name] !== undefined)
        .map(([name, field]) => (
          <div key={name}>
            <dt>{titleOf(field, language) || name}</dt>
            <dd>
              <ValueShown form={field} value={given[name]} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** One answer: a text, a choice, a file, or a list of them. */
export function ValueShown({ form, value }: Shown) {
  const say = useSubmissionWords()
  const { language } = useLanguage()
  const dates = useDates()
  if (value === undefined || value === null || value === '') return <>{say('empty')}</>
  if (isFile(value)) return <Anchor href={`/api/v1/files/${value.fileId}/content`}>{value.name}</Anchor>
  if (Array.isArray(value))
    return value.length === 0 ? (
      <>{say('empty')}</>
    ) : (
      <ol className={styles['items']}>
        {value.map((one: unknown, index) => (
          <li key={index}>
            <ValueShown form={itemsOf(form)} value={one} />
          </li>
        ))}
      </ol>
    )
  if (isObject(value)) return <AnswerShown form={form} value={value} />
  if (typeof value === 'boolean') return <>{say(value ? 'yes' : 'no')}</>
  if (typeof value === 'number') return <>{value.toLocaleString(language === 'th' ? 'th-TH' : 'en-GB')}</>
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (form['format'] === 'date' && DAY.test(text)) return <>{dates.day(text)}</>
  return <AsWritten>{choiceOf(form, text, language)}</AsWritten>
}
