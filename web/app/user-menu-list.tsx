import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useAct } from '../api/act.js'
import { api } from '../api/client.js'
import { useCommonWords, useRoleWords } from '../words/common.js'
import { useLanguage } from '../words/i18n.js'
import { useSession } from './session.js'

/** What the person's menu holds: the other assignments, light and dark, the account, and the way out. */
export function UserMenuList({ label, children }: { label: string; children: ReactElement }) {
  const say = useCommonWords()
  const role = useRoleWords()
  const { language, of } = useLanguage()
  const { person } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const [isOpen, setOpen] = useState(true)
  const choose = useAct(
    (assignmentId: string) => api.put('/api/v1/me/assignment', { body: { assignmentId } }),
    () => location.assign('/'),
  )
  const leave = useAct(
    () => api.post('/api/v1/me/sign-out', { body: { everywhere: false } }),
    () => location.assign('/'),
  )
  const others = person.assignments.filter(({ assignmentId }) => assignmentId !== person.chosenId)
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" width={300}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {others.length > 0 && <Menu.Label>{say('actAs')}</Menu.Label>}
        {others.map(({ assignmentId, role: other, officeTh, officeEn }) => (
          <Menu.Item key={assignmentId} onClick={() => choose.mutate(assignmentId)}>
            {role(other)}&nbsp;· {of({ th: officeTh, en: officeEn || officeTh })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {say('theme')}
        </Menu.Item>
        <Menu.Item component="a" href={`/sign-in/account?lang=${language}`}>
          {say('account')}
        </Menu.Item>
        <Menu.Item onClick={() => leave.mutate()}>{say('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
