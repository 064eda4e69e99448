import './palette.css'
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { useAct } from '../api/act.js'
import { api } from '../api/client.js'
import { useRead } from '../api/read.js'
import { useOfficeNaming } from '../parts/office-name.js'
import { useCommonWords } from '../words/common.js'
import { changeLanguage, roomWords, useLanguage } from '../words/i18n.js'
import { useMenuWords } from './menu-words.js'
import { ROOMS } from './rooms.js'
import { useMay } from './session.js'

const useWords = roomWords('palette', {
  th: {
    find: 'พิมพ์ชื่อหน้า เลข เรื่อง หรือหน่วยงาน',
    pages: 'หน้า',
    cases: 'เรื่อง',
    acts: 'คำสั่ง',
    none: 'ไม่พบ ลองพิมพ์คำอื่น หรือเลขของหนังสือ',
    copy: 'คัดลอกลิงก์ของหน้านี้',
    print: 'พิมพ์หน้านี้',
    shortcuts: 'แป้นลัด',
  },
  en: {
    find: 'A page, a number, a subject or an office',
    pages: 'Pages',
    cases: 'Cases',
    acts: 'Commands',
    none: 'Nothing found. Try another word, or the number of a letter.',
    copy: 'Copy the link of this page',
    print: 'Print this page',
    shortcuts: 'Keyboard shortcuts',
  },
})

/** Shorter words are in every subject. */
const LEAST_LETTERS = 2
const MOST_FOUND = 8
const [store, spotlight] = createSpotlight()

type Entry = {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly run: () => void
}
type Props = { readonly onClose: () => void; readonly onShortcuts: () => void }

/** Everything by its name: the pages that this person may open, the cases that they may read, and a few commands. */
export function Palette({ onClose, onShortcuts }: Props) {
  const say = useWords()
  const common = useCommonWords()
  const [query, setQuery] = useState('')
  const pages = usePages()
  const acts = useCommands(onShortcuts)
  const cases = useCases(query)
  useEffect(() => spotlight.open(), [])
  const fits = ({ label }: Entry) => label.toLowerCase().includes(query.trim().toLowerCase())
  const groups = [
    { label: say('pages'), entries: pages.filter(fits) },
    { label: say('cases'), entries: cases },
    { label: say('acts'), entries: acts.filter(fits) },
  ].filter(({ entries }) => entries.length > 0)
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      title={common('quick')}
      centered={false}
      scrollable
      maxHeight="min(28rem, 60vh)"
    >
      <Spotlight.Search placeholder={say('find')} aria-label={say('find')} />
      <Spotlight.ActionsList>
        {groups.map(({ label, entries }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map(({ id, run, ...entry }) => (
              <Spotlight.Action key={id} onClick={run} {...entry} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty role="status">{say('none')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function usePages(): Entry[] {
  const say = useMenuWords()
  const may = useMay()
  const [, go] = useLocation()
  return ROOMS.flatMap(({ path, menu }) =>
    menu && [menu.act].flat().some(may) ? [{ id: path, label: say(menu.word), run: () => go(path) }] : [],
  )
}

function useCases(query: string): Entry[] {
  const may = useMay()
  const { carriedNameOf } = useOfficeNaming()
  const [, go] = useLocation()
  const { parser } = useRouter()
  const [text] = useDebouncedValue(query.trim(), 200)
  const found = useRead(
    '/api/v1/search',
    { query: { text } },
    { enabled: may('case.search') && text.length >= LEAST_LETTERS, keepBefore: true },
  )
  if (text.length < LEAST_LETTERS) return []
  return (found.data?.items ?? [])
    .filter(({ caseId }) => ROOMS.some(({ path }) => matchRoute(parser, path, `/${caseId}`)[0]))
    .slice(0, MOST_FOUND)
    .map(({ caseId, subject, officeTh, officeEn }) => ({
      id: caseId,
      label: subject,
      ...(officeTh ? { description: carriedNameOf({ officeTh, officeEn }) } : {}),
      run: () => go(`/${caseId}`),
    }))
}

function useCommands(onShortcuts: () => void): Entry[] {
  const say = useWords()
  const common = useCommonWords()
  const { language } = useLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const leave = useAct(
    () => api.post('/api/v1/me/sign-out', { body: { everywhere: false } }),
    () => location.assign('/'),
  )
  return [
    // Who may not read the case finds nothing behind its link.
    { id: 'copy', label: say('copy'), run: () => void navigator.clipboard.writeText(location.href) },
    // The palette is gone before the page goes to the printer.
    { id: 'print', label: say('print'), run: () => setTimeout(() => print(), 300) },
    { id: 'shortcuts', label: say('shortcuts'), run: onShortcuts },
    { id: 'theme', label: common('theme'), run: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark') },
    {
      id: 'language',
      label: common('language'),
      run: () => void changeLanguage(language === 'th' ? 'en' : 'th'),
    },
    {
      id: 'account',
      label: common('account'),
      run: () => location.assign(`/sign-in/account?lang=${language}`),
    },
    { id: 'leave', label: common('signOut'), run: () => leave.mutate() },
  ]
}
