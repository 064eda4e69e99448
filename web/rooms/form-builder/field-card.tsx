import { ActionIcon, Button, Text } from '@mantine/core'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './builder.module.css'
import { FieldEditor } from './field-editor.js'
import type { BuiltField, BuiltForm } from './model.js'
import type { RefusedAt } from './refused.js'
import { useFieldTitle } from './title.js'
import { useWhenWords } from './when.js'
import { factsOf } from '../../words/facts.js'
import { useBuilderWords } from './words.js'

type Props = {
  readonly form: BuiltForm
  readonly field: BuiltField
  readonly index: number
  readonly pointer: string
  readonly refusedAt: RefusedAt
  readonly isInside: boolean
  /** The fields of each entry, where it is a repeating group. */
  readonly inside: ReactNode
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (field: BuiltField) => void
  readonly onMove: (place: number) => void
  readonly onRemove: () => void
}

const ICON = { variant: 'subtle', color: 'gray', size: 'lg' } as const

/** One field of the form: what it is in two lines, and on demand all that can be said of it. */
export function FieldCard(props: Props) {
  const { form, field, pointer, refusedAt, isInside, inside, isOpen, onChange } = props
  const drag = useSortable({ id: field.key })
  const style = { transform: CSS.Translate.toString(drag.transform), transition: drag.transition }
  const refused = refusedAt(pointer)
  const looks = [
    styles['item'],
    isOpen ? styles['open'] : '',
    refused === undefined ? '' : styles['refused'],
    drag.isDragging ? styles['lifted'] : '',
  ]
  return (
    <li ref={drag.setNodeRef} style={style} className={looks.join(' ')}>
      <Head {...props} drag={drag} />
      {refused !== undefined && (
        <Text c="var(--wian-bad)" size="sm" role="alert">
          {refused}
        </Text>
      )}
      {isOpen && <FieldEditor {...{ form, field, isInside, inside, onChange }} />}
    </li>
  )
}

type HeadProps = Props & { readonly drag: ReturnType<typeof useSortable> }

function Head({ form, field, index, isOpen, onOpen, onMove, onRemove, drag }: HeadProps) {
  const say = useBuilderWords()
  const title = useFieldTitle()(field)
  return (
    <div className={styles['head']}>
      <ActionIcon
        ref={drag.setActivatorNodeRef}
        {...ICON}
        className={styles['handle']}
        {...drag.attributes}
        {...drag.listeners}
        aria-label={say('drag', { title })}
      >
        <IconGripVertical size={20} aria-hidden />
      </ActionIcon>
      <div className={styles['text']}>
        <Text fw={600}>
          {index + 1}. {title}
        </Text>
        <About form={form} field={field} />
      </div>
      <div className={styles['buttons']}>
        <ActionIcon
          {...ICON}
          aria-label={say('up', { title })}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          {...ICON}
          aria-label={say('down', { title })}
          disabled={index === form.fields.length - 1}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon {...ICON} aria-label={say('removeOf', { title })} onClick={onRemove}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
        <Button
          variant="default"
          size="xs"
          aria-expanded={isOpen}
          aria-label={say(isOpen ? 'foldOf' : 'editOf', { title })}
          onClick={() => onOpen(!isOpen)}
        >
          {say(isOpen ? 'fold' : 'edit')}
        </Button>
      </div>
    </div>
  )
}

function About({ form, field }: Pick<Props, 'form' | 'field'>) {
  const say = useBuilderWords()
  const whenWords = useWhenWords(form)
  const parts = [
    say(field.kind),
    ...(field.isRequired ? [say('isRequired')] : [say('optional')]),
    ...(field.when ? [say('shownWhen', whenWords(field.when))] : []),
  ]
  return (
    <Text size="sm" c="dimmed">
      {factsOf(parts)}
    </Text>
  )
}
