import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { AudienceRule } from '../../../domain/audience.js'
import { useAct } from '../../api/act.js'
import { api } from '../../api/client.js'
import { useMay } from '../../app/session.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useLanguage } from '../../words/i18n.js'
import { asked } from '../circulars/rule.js'
import { useAudienceWords } from './audience-words.js'
import { isNamed } from './rule-lines.js'

/** Longer ones the API does not take. */
const MOST_LETTERS = 60

const codeOf = (english: string): string =>
  english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, MOST_LETTERS)

/** Saves the conditions under a name, to be chosen again; offered once they name somebody. */
export function SaveGroup({ rule }: { rule: AudienceRule }) {
  const say = useAudienceWords()
  const may = useMay()
  const { of } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState<string>()
  if (!may('group.save')) return null
  return (
    <>
      <Button variant="subtle" size="sm" disabled={!isNamed(rule)} onClick={() => setOpen(true)}>
        {say('save')}
      </Button>
      <Text size="sm" role="status">
        {saved !== undefined && say('saved', { name: saved })}
      </Text>
      {/* A dialog stands elsewhere on the page, yet what it sends would be heard by the page's own form. */}
      <div onSubmit={(event) => event.stopPropagation()}>
        {isOpen && (
          <Naming
            rule={rule}
            onClose={() => setOpen(false)}
            onSaved={(group) => {
              setSaved(of({ th: group.nameTh, en: group.nameEn }))
              setOpen(false)
            }}
          />
        )}
      </div>
    </>
  )
}

type NamingProps = {
  readonly rule: AudienceRule
  readonly onClose: () => void
  readonly onSaved: (group: { nameTh: string; nameEn: string }) => void
}

function Naming({ rule, onClose, onSaved }: NamingProps) {
  const say = useAudienceWords()
  const common = useCommonWords()
  const [nameTh, setTh] = useState('')
  const [nameEn, setEn] = useState('')
  const [code, setCode] = useState<string>()
  const groupId = code ?? codeOf(nameEn)
  const act = useAct(
    () =>
      api.put('/api/v1/groups/{groupId}', {
        path: { groupId },
        body: { nameTh, nameEn, rule: asked(rule) },
        ifMatch: '"0"',
      }),
    onSaved,
  )
  return (
    <ReasonDialog
      title={say('save')}
      help={say('saveHelp')}
      confirm={common('save')}
      act={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={say('nameTh')}
        required
        data-autofocus
        value={nameTh}
        onChange={({ currentTarget: { value } }) => setTh(value)}
      />
      <TextInput
        label={say('nameEn')}
        required
        value={nameEn}
        onChange={({ currentTarget: { value } }) => setEn(value)}
      />
      <TextInput
        label={say('code')}
        description={say('codeHelp')}
        required
        maxLength={MOST_LETTERS}
        pattern="[a-z][a-z0-9\-]*"
        value={groupId}
        onChange={({ currentTarget: { value } }) => setCode(value)}
      />
    </ReasonDialog>
  )
}
