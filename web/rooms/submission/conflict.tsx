import { Button, Group, Modal, Radio, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { differences } from '../../../domain/differences.js'
import { useDates } from '../../words/dates.js'
import { useLanguage } from '../../words/i18n.js'
import { ValueShown } from '../../parts/answer-shown.js'
import type { Theirs } from './draft.js'
import { fieldsOf, titleOf, type Part } from '../../parts/form-part.js'
import { useStaff } from '../../parts/staff.js'
import styles from './submission.module.css'
import type { Body } from './view.js'
import { useSubmissionWords } from './words.js'

type Props = {
  readonly form: Part
  readonly mine: Body
  readonly theirs: Theirs
  readonly onChosen: (body: Body) => void
}

/** Two wrote at once: both versions question by question, and which of them to go on with. */
export function Conflict({ form, mine, theirs, onChosen }: Props) {
  const say = useSubmissionWords()
  const dates = useDates()
  const { language } = useLanguage()
  const { nameOf } = useStaff()
  const parted = fieldsOf(form).filter(([name]) => differences(mine[name], theirs.body[name]).length > 0)
  const [useTheirs, setUseTheirs] = useState<readonly string[]>([])
  const choose = () => {
    const taken = Object.fromEntries(useTheirs.map((name) => [name, theirs.body[name]]))
    onChosen({ ...theirs.body, ...mine, ...taken })
  }
  return (
    <Modal
      opened
      onClose={choose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={say('conflictTitle')}
      size="xl"
    >
      <Stack>
        <Text>{say('conflictHelp')}</Text>
        <Text size="sm" c="dimmed">
          {nameOf(theirs.savedBy.split('@')[0] ?? '')}&nbsp;·{' '}
          {say('theirsAt', { at: dates.moment(theirs.savedAt) })}
        </Text>
        {parted.map(([name, field]) => (
          <Radio.Group
            key={name}
            label={titleOf(field, language) || name}
            value={useTheirs.includes(name) ? 'theirs' : 'mine'}
            onChange={(value) =>
              setUseTheirs((before) => [
                ...before.filter((one) => one !== name),
                ...(value === 'theirs' ? [name] : []),
              ])
            }
          >
            <Group align="stretch" grow preventGrowOverflow={false} mt="xs">
              {(['mine', 'theirs'] as const).map((whose) => (
                <div key={whose} className={styles['card']}>
                  <Radio value={whose} label={say(whose)} mb="xs" />
                  <ValueShown form={field} value={(whose === 'mine' ? mine : theirs.body)[name]} />
                </div>
              ))}
            </Group>
          </Radio.Group>
        ))}
        {parted.length === 0 && (
          <Title order={3}>{say('saved', { clock: dates.clock(theirs.savedAt) })}</Title>
        )}
        <Group justify="flex-end">
          <Button onClick={choose}>{say('useChosen')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
