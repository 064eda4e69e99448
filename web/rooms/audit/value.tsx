import { Anchor, Code, Text } from '@mantine/core'
import { Link } from 'wouter'
import { describeAudience, type AudienceRule } from '../../../domain/audience.js'
import { isDay, isInstant } from '../../../domain/time.js'
import { codeWords, nameWords } from '../../../domain/timeline/names.js'
import { KindName } from '../../parts/kind-name.js'
import { OfficeName } from '../../parts/office-name.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { Questions, type Field } from '../circulars/questions.js'
import styles from './audit.module.css'
import { useCaseNames } from './case-names.js'
import { useStatusWord } from './status-words.js'
import { useAuditWords } from './words.js'

const HASH = /^[0-9a-f]{64}$/
/** Members that hold the code of one office. */
const OFFICES = ['officeCode', 'issuerCode', 'parentCode', 'secretariat']

type Props = {
  readonly value: unknown
  readonly kind: string
  /** The member of the case at which it stands. */
  readonly name: string
  /** Whether it is the state of the case itself. */
  readonly isStatus?: boolean
}

/** What stands at one place of a case, as a person reads it; wholes open on demand. */
export function Value({ value, kind, name, isStatus = false }: Props) {
  const say = useAuditWords()
  const status = useStatusWord()
  if (value === null || value === undefined || value === '') return <Nothing />
  if (typeof value === 'boolean') return <>{say(value ? 'yes' : 'no')}</>
  if (typeof value === 'object') return <Whole value={value} kind={kind} name={name} />
  const text = typeof value === 'number' ? String(value) : (value as string)
  return isStatus ? <>{status(kind, text)}</> : <Plain text={text} name={name} />
}

function Plain({ text, name }: { text: string; name: string }) {
  const dates = useDates()
  const { of } = useLanguage()
  const { people, stages } = useCaseNames()
  if (OFFICES.includes(name)) return <OfficeName code={text} />
  if (name === 'procedure' || name === 'procedures') return <KindName id={text} />
  if (name === 'caseId' || name === 'about' || name === 'circularId') return <CaseAt id={text} name={name} />
  if (isInstant(text)) return <>{dates.moment(text)}</>
  if (isDay(text)) return <>{dates.shortDay(text)}</>
  if (HASH.test(text)) return <Hash of={text} />
  const known = stages.get(text) ?? codeWords(text, name)
  return <span className={styles.text}>{known ? of(known) : (people.get(text) ?? text)}</span>
}

function CaseAt({ id, name }: { id: string; name: string }) {
  return (
    <Anchor component={Link} href={`/audit/case/${name === 'circularId' ? `circular/${id}` : id}`}>
      {id}
    </Anchor>
  )
}

function Nothing() {
  const say = useAuditWords()
  return (
    <Text span c="dimmed">
      {say('nothing')}
    </Text>
  )
}

/** A hash in full, in letters that can be told apart. */
export function Hash({ of }: { of: string }) {
  return <Code className={styles.hash}>{of}</Code>
}

type WholeProps = {
  readonly value: object
  readonly kind: string
  readonly name?: string
  readonly label?: string
}

/** A list or a whole with members: how much it is, and all of it when it is opened. */
export function Whole({ value, kind, name = '', label }: WholeProps) {
  const say = useAuditWords()
  const count = Object.keys(value).length
  if (count === 0) return <Nothing />
  const summary = label ?? (Array.isArray(value) ? say('items', { count }) : say('details'))
  return (
    <details className={styles.whole}>
      <summary>{summary}</summary>
      <Members value={value} kind={kind} name={name} />
    </details>
  )
}

type MembersProps = { readonly value: object; readonly kind: string; readonly name: string }

/** The members of a whole by their names, those of a list one under the other. */
function Members({ value, kind, name }: MembersProps) {
  const { of } = useLanguage()
  const { stages } = useCaseNames()
  // The state holds the list that came of it, the content the rule.
  if (name === 'audience' && !('audienceId' in value))
    return <>{of(describeAudience(value as AudienceRule))}</>
  if (name === 'form' && 'properties' in value) return <Questions form={value as Field} />
  if (Array.isArray(value))
    return (
      <ol className={styles.members}>
        {(value as readonly unknown[]).map((one, index) => (
          <li key={index}>
            <Part value={one} kind={kind} name={name} />
          </li>
        ))}
      </ol>
    )
  return (
    <dl className={styles.members}>
      {Object.entries(value as Readonly<Record<string, unknown>>).map(([key, one]) => (
        <div key={key}>
          <dt>{of(nameWords(key) ?? stages.get(key) ?? { th: key, en: key })}</dt>
          <dd>
            <Part value={one} kind={kind} name={key} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What is inside an opened whole stands open. */
function Part({ value, kind, name }: Props) {
  const isWhole = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return isWhole ? (
    <Members value={value} kind={kind} name={name} />
  ) : (
    <Value value={value} kind={kind} name={name} />
  )
}
