import { Button, Fieldset, Group, Stack, Text } from '@mantine/core'
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils'
import styles from '../submission.module.css'
import { useSubmissionWords } from '../words.js'

type Limits = { readonly minItems?: number; readonly maxItems?: number; readonly items?: unknown }

const titleOfItems = ({ items }: Limits): string | undefined => {
  const title = typeof items === 'object' && items !== null ? (items as { title?: unknown }).title : undefined
  return typeof title === 'string' ? title : undefined
}

/** A repeating group: how many are wanted, each as a card, and a button in words that adds one. */
export function RepeatingGroup({
  items,
  schema,
  title,
  uiSchema,
  canAdd,
  onAddClick,
  rawErrors,
  fieldPathId,
  disabled,
  readonly,
}: ArrayFieldTemplateProps) {
  const say = useSubmissionWords()
  const limits = schema as Limits
  const wanted = limits.minItems !== undefined || limits.maxItems !== undefined ? rangeWords(limits, say) : ''
  const description = schema.description ?? uiSchema?.['ui:description']
  return (
    <Fieldset variant="unstyled" legend={<Text fw={600}>{title}</Text>} id={fieldPathId.$id}>
      <Stack gap="sm">
        {description && <Text size="sm">{description}</Text>}
        {wanted && (
          <Text size="sm" c="dimmed">
            {wanted}
          </Text>
        )}
        {rawErrors?.map((text) => (
          <Text key={text} c="var(--wian-bad)" size="sm" role="alert">
            {text}
          </Text>
        ))}
        {items}
        {canAdd && !disabled && !readonly && (
          <Group>
            <Button variant="default" size="sm" onClick={onAddClick} id={`${fieldPathId.$id}__add`}>
              + {say('add', { what: titleOfItems(limits) ?? say('item') })}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}

function rangeWords({ minItems, maxItems }: Limits, say: ReturnType<typeof useSubmissionWords>): string {
  if (minItems !== undefined && maxItems !== undefined)
    return say('rangeBoth', { least: minItems, most: maxItems })
  if (maxItems !== undefined) return say('rangeMost', { most: maxItems })
  return minItems === undefined ? '' : say('rangeLeast', { least: minItems })
}

/** One of a repeating group, numbered, and the button that takes it out. */
export function GroupItem({
  children,
  index,
  schema,
  buttonsProps,
  hasToolbar,
  disabled,
  readonly,
}: ArrayFieldItemTemplateProps) {
  const say = useSubmissionWords()
  const name = (schema as { title?: string }).title ?? say('item')
  const words = { what: name, number: index + 1 }
  return (
    <div className={styles['card']} role="group" aria-label={say('itemNumber', words)}>
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{say('itemNumber', words)}</Text>
        {hasToolbar && buttonsProps.hasRemove && !disabled && !readonly && (
          <Button variant="default" size="compact-sm" onClick={buttonsProps.onRemoveItem}>
            {say('remove', words)}
          </Button>
        )}
      </Group>
      {children}
    </div>
  )
}
