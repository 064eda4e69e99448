import { Button, Group, Stack, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Empty } from '../../parts/empty.js'
import styles from './agenda.module.css'
import { can, type Item, type MeetingView } from './data.js'
import { ItemText, PARTS } from './item.js'
import { useMeetingWords } from './words.js'

// What only the secretary needs is not fetched by a member's phone.
const SortableAgenda = lazy(() =>
  import('./sortable-agenda.js').then((room) => ({ default: room.SortableAgenda })),
)
const ItemDialog = lazy(() => import('./item-dialog.js').then((room) => ({ default: room.ItemDialog })))

/** The agenda: its parts and items with their papers; the secretary adds, changes and puts in order. */
export function Agenda({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const [edited, setEdited] = useState<Item | 'new'>()
  const { agenda } = view.state
  const mayChange = can(view, 'addItem')
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>{say('agenda')}</Title>
        {mayChange && (
          <Button variant="default" onClick={() => setEdited('new')}>
            {say('addItem')}
          </Button>
        )}
      </Group>
      {agenda.length === 0 ? (
        <Empty title={say('noItems')} help={say(mayChange ? 'noItemsHelp' : 'noItemsMember')} />
      ) : mayChange ? (
        <Suspense fallback={<PlainAgenda view={view} />}>
          <SortableAgenda view={view} edit={setEdited} />
        </Suspense>
      ) : (
        <PlainAgenda view={view} />
      )}
      {edited && (
        <Suspense>
          <ItemDialog
            view={view}
            close={() => setEdited(undefined)}
            {...(edited === 'new' ? {} : { item: edited })}
          />
        </Suspense>
      )}
    </Stack>
  )
}

function PlainAgenda({ view }: { view: MeetingView }) {
  const say = useMeetingWords()
  const { agenda } = view.state
  return PARTS.filter((part) => agenda.some((item) => item.part === part)).map((part) => (
    <section key={part} aria-labelledby={`part-${part}`}>
      <Title order={3} id={`part-${part}`}>
        {say(`part${part}`)}
      </Title>
      <ul className={styles.items}>
        {agenda
          .filter((item) => item.part === part)
          .map((item) => (
            <li key={item.itemId} className={styles.item}>
              <ItemText view={view} item={item} />
            </li>
          ))}
      </ul>
    </section>
  ))
}
