import { ActionIcon, Button } from '@mantine/core'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import type { AgendaPart } from '../../../domain/meeting/agenda.js'
import styles from './agenda.module.css'
import { can, type Item, type MeetingView } from './data.js'
import { ItemText } from './item.js'
import { useMeetingWords } from './words.js'

/** Where an item goes. */
export type Move = { readonly itemId: string; readonly part: AgendaPart; readonly place: number }
/** Of an agenda that is put in order. */
export type Sorted = {
  readonly view: MeetingView
  readonly part: AgendaPart
  readonly edit: (item: Item) => void
  readonly move: (to: Move) => void
}

type LineProps = Sorted & { readonly item: Item; readonly index: number; readonly last: number }

/** An item that is dragged by its handle, or moved by its buttons. */
export function SortableLine({ item, index, last, view, part, edit, move }: LineProps) {
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
