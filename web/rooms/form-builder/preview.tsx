import { Paper, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useLanguage } from '../../words/i18n.js'
import { FormFields } from '../submission/form/fields.js'
import { titleOf } from '../../parts/form-part.js'
import styles from './builder.module.css'
import type { Schema } from './model.js'
import { useBuilderWords } from './words.js'

const PAUSE_MS = 250
const NOTHING: Schema = {}

/** The form as the office will see it: the same fields, to be tried. */
export function FormPreview({ form }: { form: Schema }) {
  const say = useBuilderWords()
  const { language } = useLanguage()
  const [settled] = useDebouncedValue(form, PAUSE_MS)
  const [tried, setTried] = useState(NOTHING)
  return (
    <Paper component="section" aria-label={say('preview')} className={styles['preview']}>
      <Stack gap="xs">
        <div>
          <Text fw={600} c="var(--wian-brand)">
            {say('preview')}
          </Text>
          <Text size="sm" c="dimmed">
            {say('previewHelp')}
          </Text>
        </div>
        {titleOf(settled, language) && <Title order={3}>{titleOf(settled, language)}</Title>}
        <FormFields form={settled} body={tried} onChange={setTried} idPrefix="preview" />
      </Stack>
    </Paper>
  )
}
