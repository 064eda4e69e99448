import { Button, Group, Text, Title } from '@mantine/core'
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useDroppable,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { placed } from '../../../domain/meeting/apply-item.js'
import { Problem } from '../../parts/problem.js'
import { PARTS } from './item.js'
import styles from './agenda.module.css'
import { useStep, type Item, type MeetingStep, type MeetingView } from './data.js'
import { SortableLine, type Move, type Sorted } from './sortable-line.js'
import { useMeetingWords } from './words.js'

type Props = { readonly view: MeetingView; readonly edit: (item: Item) => void }

const DROP = 'part-'

/** The agenda as the secretary puts it in order: by dragging, and by keyboard. */
export function SortableAgenda({ view: kept, edit }: Props) {
  const say = useMeetingWords()
  const step = useStep(kept.state.meetingId)
  const view = step.isPending ? asMoved(kept, step.variables) : kept
  const { agenda } = view.state
  // Where the item stood that was moved last.
  const [back, setBack] = useState<Move & { readonly title: string }>()
  const put = ({ itemId, part, place }: Move) =>
    step.mutate({ act: 'items/{itemId}/move', at: { itemId }, body: { part, place } })
  const move = (to: Move) => {
    const stood = placeOf(agenda, to.itemId)
    const title = titleOf(agenda, to.itemId)
    setBack(stood && { ...stood, itemId: to.itemId, title })
    put(to)
  }
  const moveBack = (to: Move) => {
    setBack(undefined)
    put(to)
  }
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const end = ({ active, over }: DragEndEvent) => {
    const to = over && over.id !== active.id ? placeOf(agenda, over.id) : undefined
    if (to) move({ itemId: String(active.id), ...to })
  }
  return (
    <>
      <Text size="sm" c="dimmed" className="no-print">
        {say('orderHelp')}
      </Text>
      <Group role="status" gap="xs" mih={back && 36}>
        {back && step.isSuccess && (
          <>
            <Text size="sm">{say('moved', { title: back.title })}</Text>
            <Button size="compact-md" variant="default" onClick={() => moveBack(back)}>
              {say('moveBack')}
            </Button>
          </>
        )}
      </Group>
      <Problem error={step.error} />
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={end}
        accessibility={{
          announcements: useAnnouncements(agenda),
          screenReaderInstructions: { draggable: say('dragHelp') },
        }}
      >
        {PARTS.map((part) => (
          <Part key={part} {...{ part, view, edit, move }} />
        ))}
      </DndContext>
    </>
  )
}

/** The meeting as it will be: on a slow line nobody waits for the item to come where they put it. */
function asMoved(view: MeetingView, step: MeetingStep): MeetingView {
  if (step.act !== 'items/{itemId}/move' || !step.body) return view
  const { agenda } = view.state
  const item = agenda.find(({ itemId }) => itemId === step.at?.itemId)
  return item ? { ...view, state: { ...view.state, agenda: placed(agenda, item, step.body) } } : view
}

function placeOf(agenda: readonly Item[], over: UniqueIdentifier): Omit<Move, 'itemId'> | undefined {
  const target = agenda.find(({ itemId }) => itemId === over)
  if (!target) {
    const part = PARTS.find((one) => over === `${DROP}${one}`)
    return part && { part, place: 1 }
  }
  const siblings = agenda.filter(({ part }) => part === target.part)
  return { part: target.part, place: siblings.indexOf(target) + 1 }
}

const titleOf = (agenda: readonly Item[], id: UniqueIdentifier): string =>
  agenda.find(({ itemId }) => itemId === id)?.title ?? ''

function useAnnouncements(agenda: readonly Item[]): Announcements {
  const say = useMeetingWords()
  const title = (id: UniqueIdentifier) => titleOf(agenda, id)
  return {
    onDragStart: ({ active }) => say('picked', { title: title(active.id) }),
    onDragOver: ({ over }) => (over ? say('over', { title: title(over.id) }) : undefined),
    onDragEnd: () => say('dropped'),
    onDragCancel: () => say('dragCancelled'),
  }
}

function Part({ part, view, ...rest }: Sorted) {
  const say = useMeetingWords()
  const items = view.state.agenda.filter((item) => item.part === part)
  const { setNodeRef } = useDroppable({ id: `${DROP}${part}`, disabled: items.length > 0 })
  return (
    <section aria-labelledby={`part-${part}`} ref={setNodeRef}>
      <Title order={3} id={`part-${part}`}>
        {say(`part${part}`)}
      </Title>
      {items.length === 0 && <div className={styles.drop}>{say('emptyPart')}</div>}
      <SortableContext items={items.map(({ itemId }) => itemId)} strategy={verticalListSortingStrategy}>
        <ul className={styles.items}>
          {items.map((item, index) => (
            <SortableLine
              key={item.itemId}
              {...{ item, index, view, part, last: items.length - 1 }}
              {...rest}
            />
          ))}
        </ul>
      </SortableContext>
    </section>
  )
}
