import { Alert, Text } from '@mantine/core'
import { useState } from 'react'
import type { Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { ComingSelect } from '../../parts/coming-select.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useLanguage } from '../../words/i18n.js'
import type { DialogProps } from './acts.js'
import { useExemptionActWords } from './act-words.js'
import { useExemptionAct } from './view.js'

type Committee = Answered<'/api/v1/committees'>['items'][number]
type Chosen = { readonly area?: string; readonly sub?: string; readonly national?: string }
type Body = keyof Chosen

const LEVELS: Readonly<Record<Body, readonly Committee['level'][]>> = {
  area: ['area'],
  sub: ['sub', 'working'],
  national: ['national'],
}

/** Takes a request as complete: which committees advise and decide. */
export function AcceptDialog({ view, onClose }: DialogProps) {
  const say = useExemptionActWords()
  const act = useExemptionAct(view.exemptionId, 'accept', onClose)
  const found = useRead('/api/v1/committees', { query: { status: 'active', limit: 200 } })
  const committees = found.data?.items
  const only = (body: Body): Chosen => {
    const [one, ...others] = committees?.filter(({ level }) => LEVELS[body].includes(level)) ?? []
    return one && others.length === 0 ? { [body]: one.committeeId } : {}
  }
  const isRule = view.state.kind === 'rule'
  const [typed, setTyped] = useState<Chosen>({})
  // Where there is one committee of a level, nobody has to choose it.
  const chosen: Chosen = { ...only('area'), ...(isRule ? only('national') : {}), ...typed }
  const bodies: Body[] = isRule ? ['sub', 'area', 'national'] : ['sub', 'area']
  const { area = '', sub, national } = chosen
  return (
    <ReasonDialog
      title={say('acceptComplete')}
      help={say('acceptCompleteHelp')}
      confirm={say('acceptComplete')}
      act={act}
      isComing={found.isPending}
      onConfirm={() =>
        act.mutate({
          areaCommitteeId: area,
          ...(sub ? { subCommitteeId: sub } : {}),
          ...(national ? { nationalCommitteeId: national } : {}),
        })
      }
      onClose={onClose}
    >
      {bodies.map((body) => (
        <CommitteeField
          key={body}
          body={body}
          committees={committees}
          value={chosen[body] ?? null}
          onChange={(id) => setTyped({ ...typed, [body]: id })}
        />
      ))}
    </ReasonDialog>
  )
}

type FieldProps = {
  readonly body: Body
  /** Left out until they are there. */
  readonly committees: readonly Committee[] | undefined
  readonly value: string | null
  readonly onChange: (committeeId: string) => void
}

function CommitteeField({ body, committees, value, onChange }: FieldProps) {
  const say = useExemptionActWords()
  const { of } = useLanguage()
  const possible = committees?.filter(({ level }) => LEVELS[body].includes(level))
  if (possible?.length === 0)
    return body === 'sub' ? null : (
      <Alert color="yellow" variant="outline">
        <Text fw={600}>{say(body)}</Text>
        {say('noCommittee')}
      </Alert>
    )
  return (
    <ComingSelect
      label={say(body)}
      placeholder={say('choose')}
      data={possible?.map((one) => ({
        value: one.committeeId,
        label: of({ th: one.nameTh, en: one.nameEn || one.nameTh }),
      }))}
      value={value}
      onChange={(id) => onChange(id ?? '')}
      clearable={body === 'sub'}
      required={body !== 'sub'}
      searchable
    />
  )
}
