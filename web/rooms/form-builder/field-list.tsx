import { Button, Fieldset, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { closestCenter, DndContext, type Announcements, type DragEndEvent } from '@dnd-kit/core'
import { KeyboardSensor, PointerSensor, useSensor, useSensors, type UniqueIdentifier } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './builder.module.css'
import { FieldCard } from './field-card.js'
import {
  KINDS,
  newField,
  withField,
  withMoved,
  withoutField,
  type BuiltField,
  type BuiltForm,
  type FieldKind,
} from './model.js'
import type { RefusedAt } from './refused.js'
import { useFieldTitle } from './title.js'
import { useBuilderWords } from './words.js'

type Props = {
  readonly form: BuiltForm
  readonly onChange: (form: BuiltForm) => void
  /** Where the form stands within the whole one. */
  readonly pointer: string
  readonly refusedAt: RefusedAt
  readonly label: string
  readonly isInside?: boolean
}

/** The fields of a form: put in order by dragging and by keyboard, opened to be changed, added, removed. */
export function FieldList({ form, onChange, pointer, refusedAt, label, isInside = false }: Props) {
  const say = useBuilderWords()
  const [openKey, setOpenKey] = useState<string>()
  const [before, setBefore] = useState<{ form: BuiltForm; title: string }>()
  const titleOf = useFieldTitle()
  const add = (kind: FieldKind) => {
    const field = newField(kind, form)
    onChange({ ...form, fields: [...form.fields, field] })
    setOpenKey(field.key)
    setBefore(undefined)
  }
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Text fw={600}>{label}</Text>
      {form.fields.length === 0 && (
        <Text c="dimmed">
          {say('empty')} {say('emptyHelp')}
        </Text>
      )}
      <Order form={form} onChange={onChange}>
        <ul className={styles['items']}>
          {form.fields.map((field, index) => (
            <FieldCard
              key={field.key}
              {...{ form, field, index, isInside, refusedAt }}
              pointer={`${pointer}/properties/${field.key}`}
              isOpen={openKey === field.key}
              onOpen={(isOpen) => setOpenKey(isOpen ? field.key : undefined)}
              inside={
                <Inside
                  {...{ field, refusedAt }}
                  pointer={`${pointer}/properties/${field.key}/items`}
                  onChange={(next) => onChange(withField(form, next))}
                />
              }
              onChange={(next) => onChange(withField(form, next))}
              onMove={(place) => onChange(withMoved(form, field.key, place))}
              onRemove={() => {
                setBefore({ form, title: titleOf(field) })
                onChange(withoutField(form, field.key))
              }}
            />
          ))}
        </ul>
      </Order>
      <Group role="status" gap="xs" mih={before ? undefined : 0}>
        {before && (
          <>
            <Text size="sm">{say('removed', { title: before.title })}</Text>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                onChange(before.form)
                setBefore(undefined)
              }}
            >
              {say('undo')}
            </Button>
          </>
        )}
      </Group>
      <AddField onAdd={add} isInside={isInside} />
    </Stack>
  )
}

type InsideProps = Pick<Props, 'pointer' | 'refusedAt'> & {
  readonly field: BuiltField
  readonly onChange: (field: BuiltField) => void
}

/** What is asked of each entry of a repeating group. */
function Inside({ field, pointer, refusedAt, onChange }: InsideProps) {
  const say = useBuilderWords()
  const { item } = field
  if (!item) return null
  const set = (part: Partial<BuiltForm>) => onChange({ ...field, item: { ...item, ...part } })
  return (
    <Fieldset legend={say('inside')}>
      <Stack gap="sm">
        {(['titleTh', 'titleEn'] as const).map((name) => (
          <TextInput
            key={name}
            label={say(name === 'titleTh' ? 'itemTh' : 'itemEn')}
            value={item[name]}
            onChange={({ currentTarget: { value } }) => set({ [name]: value })}
          />
        ))}
        <FieldList form={item} onChange={set} label={say('inside')} isInside {...{ pointer, refusedAt }} />
      </Stack>
    </Fieldset>
  )
}

function AddField({ onAdd, isInside }: { onAdd: (kind: FieldKind) => void; isInside: boolean }) {
  const say = useBuilderWords()
  const kinds = KINDS.filter((kind) => !isInside || kind !== 'group')
  return (
    <Group>
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
            {say(isInside ? 'addInside' : 'add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onAdd(kind)}>
              {say(kind)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

type OrderProps = Pick<Props, 'form' | 'onChange'> & { readonly children: React.ReactNode }

function Order({ form, onChange, children }: OrderProps) {
  const say = useBuilderWords()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const keys = form.fields.map(({ key }) => key)
  const end = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id)
      onChange(withMoved(form, String(active.id), keys.indexOf(String(over.id))))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        announcements: useAnnouncements(form),
        screenReaderInstructions: { draggable: say('dragHelp') },
      }}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

function useAnnouncements({ fields }: BuiltForm): Announcements {
  const say = useBuilderWords()
  const titleOf = useFieldTitle()
  const title = (id: UniqueIdentifier) => {
    const field = fields.find(({ key }) => key === id)
    return field ? titleOf(field) : ''
  }
  return {
    onDragStart: ({ active }) => say('picked', { title: title(active.id) }),
    onDragOver: ({ over }) => (over ? say('over', { title: title(over.id) }) : undefined),
    onDragEnd: () => say('dropped'),
    onDragCancel: () => say('dragCancelled'),
  }
}
