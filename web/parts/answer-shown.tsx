import { Anchor, Text } from '@mantine/core'
import { useRead } from '../api/read.js'
import { useDates } from '../words/dates.js'
import { useLanguage } from '../words/i18n.js'
import styles from './answer-shown.module.css'
import { useAnswerWords } from './answer-words.js'
import { AsWritten } from './as-written.js'
import {
  choiceOf,
  fieldsOf,
  isFile,
  isPart,
  itemsOf,
  mayBeHidden,
  titleOf,
  type FileIn,
  type Part,
} from './form-part.js'

type Shown = { readonly form: Part; readonly value: unknown }

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** A text that is longer stands on lines of its own. */
const LINE = 60

/** What was filled in, to be read: the form's questions with their answers, and what the form does not know after them. */
export function AnswerShown({ form, value }: Shown) {
  const { language } = useLanguage()
  const given = isPart(value) ? value : {}
  const asked = fieldsOf(form)
  const known = new Set(asked.map(([name]) => name))
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  const shown = asked.filter(([name]) => given[name] !== undefined || !mayBeHidden(form, name))
  return (
    <dl className={styles['fields']}>
      {[...shown, ...unknown.map((name): [string, Part] => [name, {}])].map(([name, field]) => (
        <div key={name} className={isLong(given[name]) ? styles['whole'] : undefined}>
          <dt>{titleOf(field, language) || name}</dt>
          <dd>
            <ValueShown form={field} value={given[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const isLong = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.length > LINE || value.includes('\n')
    : (isPart(value) && !isFile(value)) || (Array.isArray(value) && value.some(isLong))

/** One answer: a text, a choice, a day, a file, or a list of them. */
export function ValueShown({ form, value }: Shown) {
  const say = useAnswerWords()
  const { language } = useLanguage()
  const dates = useDates()
  if (value === undefined || value === null || value === '')
    return <span className={styles['empty']}>{say('empty')}</span>
  if (Array.isArray(value)) return <Entries form={itemsOf(form)} values={value} />
  if (isFile(value)) return <FileLink {...value} />
  if (isPart(value)) return <AnswerShown form={form} value={value} />
  if (typeof value === 'boolean') return <>{say(value ? 'yes' : 'no')}</>
  if (typeof value === 'number') return <>{value.toLocaleString(language === 'th' ? 'th-TH' : 'en-GB')}</>
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if ('x-file' in form) return <DraftsFile fileId={text} />
  if (form['format'] === 'date' && DAY.test(text)) return <>{dates.day(text)}</>
  return <AsWritten>{choiceOf(form, text, language)}</AsWritten>
}

function Entries({ form, values }: { form: Part; values: readonly unknown[] }) {
  const say = useAnswerWords()
  if (values.length === 0) return <span className={styles['empty']}>{say('empty')}</span>
  const isNumbered = values.length > 1 && values.some(isPart)
  return (
    <ol className={styles[isNumbered ? 'numbered' : 'entries']}>
      {values.map((value, index) => (
        <li key={index}>
          {isNumbered && <Text fw={600}>{say('entry', { number: index + 1 })}</Text>}
          <ValueShown form={form} value={value} />
        </li>
      ))}
    </ol>
  )
}

/** A file as a draft holds it: by its id alone. */
function DraftsFile({ fileId }: { fileId: string }) {
  const say = useAnswerWords()
  const found = useRead('/api/v1/files/{fileId}', { path: { fileId } })
  return <FileLink fileId={fileId} name={found.data?.name ?? say('file')} />
}

function FileLink({ fileId, name }: FileIn) {
  return (
    <Anchor href={`/api/v1/files/${encodeURIComponent(fileId)}/content`} download>
      <bdi>{name}</bdi>
    </Anchor>
  )
}
