import { Button, Paper, Text, Textarea, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { numberOfItem } from '../../../domain/meeting/agenda.js'
import { AsWritten } from '../../parts/as-written.js'
import { useDates } from '../../words/dates.js'
import type { Item, MeetingView } from '../meetings/data.js'
import type { Writing, Written } from './data.js'
import styles from './minutes.module.css'
import { Presence } from './presence.js'
import { ItemRecord, Part } from './record.js'
import { useMinutesWords } from './words.js'

/** As long as the API takes a text. */
const LONGEST = 20_000

type Props = {
  readonly view: MeetingView
  readonly written: Written
  readonly writing: Writing
  readonly mayWrite: boolean
}

/** Opening, items and end: on the left what is written, on the right what is on record. */
export function MinutesTexts({ view, written, writing, mayWrite }: Props) {
  const say = useMinutesWords()
  const dates = useDates()
  const { agenda, endedAt } = view.state
  const { texts, set, setItem } = writing
  const edits = (write: (text: string) => void) => (mayWrite ? { write } : {})
  return (
    <>
      <Pair
        title={say('opening')}
        label={say('openingText')}
        hint={say('openingHint')}
        text={texts.opening ?? ''}
        {...edits((opening) => set({ opening }))}
      >
        <Presence view={view} />
      </Pair>
      {agenda.map((item) => (
        <Pair
          key={item.itemId}
          title={`${numberOfItem(agenda, item.itemId)} ${item.title}`}
          label={say('itemText', { number: numberOfItem(agenda, item.itemId) })}
          hint={say('itemHint')}
          text={texts.items[item.itemId] ?? ''}
          {...edits((text) => setItem(item.itemId, text))}
        >
          <ItemRecord view={view} item={item} />
          <Notes {...{ item, written, writing, mayWrite }} />
        </Pair>
      ))}
      <Pair
        title={say('ending')}
        label={say('endingText')}
        text={texts.ending ?? ''}
        {...edits((ending) => set({ ending }))}
      >
        {endedAt && <Text>{say('endedAt', { clock: dates.clock(endedAt) })}</Text>}
      </Pair>
    </>
  )
}

type PairProps = {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly text: string
  /** Left out for whoever only reads. */
  readonly write?: (text: string) => void
  readonly children: ReactNode
}

function Pair({ title, label, hint, text, write, children }: PairProps) {
  const say = useMinutesWords()
  return (
    <Paper component="section" aria-label={title}>
      <Title order={2} fz="lg">
        {title}
      </Title>
      <div className={styles.pair}>
        <div className={styles.written}>
          {write ? (
            <Textarea
              label={label}
              {...(hint ? { description: hint } : {})}
              value={text}
              onChange={(event) => write(event.currentTarget.value)}
              maxLength={LONGEST}
              minRows={4}
            />
          ) : (
            <div className={styles.text}>{text && <AsWritten>{text}</AsWritten>}</div>
          )}
        </div>
        <section className={styles.record} aria-label={say('recordOf', { of: title })}>
          <Title order={3} fz="md">
            {say('record')}
          </Title>
          {children}
        </section>
      </div>
    </Paper>
  )
}

type NotesProps = Omit<Props, 'view'> & { readonly item: Item }

/** What was noted in the room, and the way into the minutes for it. */
function Notes({ item: { itemId }, written, writing, mayWrite }: NotesProps) {
  const say = useMinutesWords()
  const notes = written.notes.filter((note) => note.itemId === itemId)
  if (notes.length === 0) return null
  const all = notes.map(({ text }) => text).join('\n\n')
  const before = writing.texts.items[itemId]
  const isIn = before?.includes(all) === true
  return (
    <Part title={say('notes')}>
      {notes.map(({ noteId, text }) => (
        <div key={noteId} className={styles.text}>
          <AsWritten>{text}</AsWritten>
        </div>
      ))}
      {mayWrite && !isIn && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          onClick={() => writing.setItem(itemId, before ? `${before}\n\n${all}` : all)}
        >
          {say('useNotes')}
        </Button>
      )}
    </Part>
  )
}
