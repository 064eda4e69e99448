import { ActionIcon, Button, Text, Title } from '@mantine/core'
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
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import type { AgendaPart } from '../../../domain/meeting/agenda.js'
import { placed } from '../../../domain/meeting/apply-item.js'
import { Problem } from '../../parts/problem.js'
import { ItemText, PARTS } from './item.js'
import styles from './agenda.module.css'
import { can, useStep, type Item, type MeetingStep, type MeetingView } from './data.js'
import { useMeetingWords } from './words.js'

type Move = { readonly itemId: string; readonly part: AgendaPart; readonly place: number }
type Props = { readonly view: MeetingView; readonly edit: (item: Item) => void }

const DROP = 'part-'

/** The agenda as the secretary puts it in order: by dragging, and by keyboard. */
export function SortableAgenda({ view: kept, edit }: Props) {
  const say = useMeetingWords()
  const step = useStep(kept.state.meetingId)
  const view = step.isPending ? asMoved(kept, step.variables) : kept
  const { agenda } = view.state
  const move = ({ itemId, part, place }: Move) =>
    step.mutate({ act: 'items/{itemId}/move', at: { itemId }, body: { part, place } })
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
      <Text size="sm" c="dimmed">
        {say('orderHelp')}
      </Text>
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

function useAnnouncements(agenda: readonly Item[]): Announcements {
  const say = useMeetingWords()
  const title = (id: UniqueIdentifier) => agenda.find(({ itemId }) => itemId === id)?.title ?? ''
  return {
    onDragStart: ({ active }) => say('picked', { title: title(active.id) }),
    onDragOver: ({ over }) => (over ? say('over', { title: title(over.id) }) : undefined),
    onDragEnd: () => say('dropped'),
    onDragCancel: () => say('dragCancelled'),
  }
}

type PartProps = Props & { readonly part: AgendaPart; readonly move: (to: Move) => void }

function Part({ part, view, ...rest }: PartProps) {
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
            <Line key={item.itemId} {...{ item, index, view, part, last: items.length - 1 }} {...rest} />
          ))}
        </ul>
      </SortableContext>
    </section>
  )
}

type LineProps = PartProps & { readonly item: Item; readonly index: number; readonly last: number }

function Line({ item, index, last, view, part, edit, move }: LineProps) {
  const say = useMeetingWords()
  const { itemId, title, status } = item
  const isFixed = status !== 'planned' || !can(view, 'moveItem')
  const drag = useSortable({ id: itemId, disabled: isFixed })
  const style = { transform: CSS.Translate.toString(drag.transform), transition: drag.transition }
  const button = { variant: 'subtle', color: 'gray', size: 'lg' } as const
  return (
    <li
      ref={drag.setNodeRef}
      style={style}
      className={`${styles.item} ${drag.isDragging ? styles.lifted : ''}`}
    >
      {!isFixed && (
        <ActionIcon
          ref={drag.setActivatorNodeRef}
          {...button}
          className={styles.handle}
          {...drag.attributes}
          {...drag.listeners}
          aria-label={say('drag', { title })}
        >
          <IconGripVertical size={20} aria-hidden />
        </ActionIcon>
      )}
      <ItemText view={view} item={item} />
      {!isFixed && (
        <div className={styles.buttons}>
          <ActionIcon
            {...button}
            aria-label={say('up', { title })}
            disabled={index === 0}
            onClick={() => move({ itemId, part, place: index })}
          >
            <IconArrowUp size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon
            {...button}
            aria-label={say('down', { title })}
            disabled={index === last}
            onClick={() => move({ itemId, part, place: index + 2 })}
          >
            <IconArrowDown size={20} aria-hidden />
          </ActionIcon>
          <Button
            variant="default"
            size="xs"
            onClick={() => edit(item)}
            aria-label={say('editItemOf', { title })}
          >
            {say('editItem')}
          </Button>
        </div>
      )}
    </li>
  )
}
