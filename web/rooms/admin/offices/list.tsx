import { Anchor, Button, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { PROVINCES } from '../../../../domain/provinces.js'
import { useMay } from '../../../app/session.js'
import { Empty } from '../../../parts/empty.js'
import { Loaded, Page } from '../../../parts/page.js'
import { Rows } from '../../../parts/rows.js'
import { useLanguage } from '../../../words/i18n.js'
import { useProvinceName } from '../../circulars/province-name.js'
import { useDirectory, type OfficeNode } from '../directory.js'
import { useAdminWords } from '../words.js'
import { useOfficeWords } from './words.js'

const KINDS = ['central', 'primary', 'secondary', 'provincial'] as const
type Filter = { readonly text: string; readonly province: string | null; readonly kind: string | null }
/** More rows than are read only slow an old phone down. */
const MOST_ROWS = 60

const isWanted = ({ text, province, kind }: Filter) => {
  const wanted = text.trim().toLowerCase()
  return ({ code, nameTh, shortTh, nameEn, provinces, type }: OfficeNode) =>
    (!kind || type === kind) &&
    (!province || provinces.includes(province)) &&
    [code, nameTh, shortTh, nameEn].some((name) => name.toLowerCase().includes(wanted))
}

/** The offices of the directory by province and kind, found by name or code. */
export function Offices() {
  const say = useOfficeWords()
  const admin = useAdminWords()
  const may = useMay()
  const { found, offices } = useDirectory()
  const [filter, setFilter] = useState<Filter>({ text: '', province: null, kind: null })
  const wanted = offices.filter(isWanted(filter))
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      back={{ href: '/admin', label: admin('title') }}
      actions={
        may('office.import') && (
          <Button component={Link} href="/admin/offices/import" variant="default">
            {say('bringIn')}
          </Button>
        )
      }
    >
      <Fields filter={filter} change={(part) => setFilter((before) => ({ ...before, ...part }))} />
      <Loaded of={found}>
        {() =>
          wanted.length === 0 ? (
            <Empty title={say('none')} help={say('noneHelp')} />
          ) : (
            <>
              <Text c="dimmed" role="status">
                {say('found', { count: wanted.length })}
                {wanted.length > MOST_ROWS ? ` · ${say('shown', { count: MOST_ROWS })}` : ''}
              </Text>
              <Found offices={wanted.slice(0, MOST_ROWS)} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Fields({ filter, change }: { filter: Filter; change: (part: Partial<Filter>) => void }) {
  const say = useOfficeWords()
  const { of } = useLanguage()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
      <TextInput
        label={say('find')}
        type="search"
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Select
        label={say('province')}
        placeholder={say('all')}
        data={PROVINCES.map((one) => ({ value: one.nameTh, label: of({ th: one.nameTh, en: one.nameEn }) }))}
        value={filter.province}
        onChange={(province) => change({ province })}
        searchable
        clearable
      />
      <Select
        label={say('kind')}
        placeholder={say('all')}
        data={KINDS.map((one) => ({ value: one, label: say(one) }))}
        value={filter.kind}
        onChange={(kind) => change({ kind })}
        clearable
      />
    </SimpleGrid>
  )
}

function Found({ offices }: { offices: readonly OfficeNode[] }) {
  const say = useOfficeWords()
  const { of } = useLanguage()
  const provinceName = useProvinceName()
  return (
    <Rows
      label={say('title')}
      rows={offices}
      keyOf={({ code }) => code}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: ({ code, type, nameTh, nameEn }) => {
            const name = of({ th: nameTh, en: nameEn || nameTh })
            return (
              <>
                {type === 'central' ? (
                  <Text fw={600}>{name}</Text>
                ) : (
                  <Anchor component={Link} href={`/admin/offices/${code}`} fw={600}>
                    {name}
                  </Anchor>
                )}
                <Text size="sm" c="dimmed">
                  {code}
                </Text>
              </>
            )
          },
        },
        { key: 'kind', head: say('kind'), cell: ({ type }) => say(type) },
        {
          key: 'province',
          head: say('province'),
          cell: ({ provinces }) => provinces.map(provinceName).join(', ') || '–',
        },
      ]}
    />
  )
}
