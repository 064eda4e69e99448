import { Button, Group, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { api } from '../api/client.js'
import { useAct } from '../api/act.js'
import { useCommonWords, useRoleWords } from '../words/common.js'
import { changeLanguage, useLanguage } from '../words/i18n.js'
import { useSession } from './session.js'

/** Who is here and as what; the other assignments, the language, light and dark, and the way out. */
export function UserMenu() {
  const say = useCommonWords()
  const role = useRoleWords()
  const { language, of } = useLanguage()
  const { person, me } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const choose = useAct(
    (assignmentId: string) => api.put('/api/v1/me/assignment', { body: { assignmentId } }),
    () => location.assign('/'),
  )
  const leave = useAct(
    () => api.post('/api/v1/me/sign-out', { body: { everywhere: false } }),
    () => location.assign('/'),
  )
  const name = of({ th: person.nameTh, en: person.nameEn || person.nameTh })
  const office = me.office?.nameTh ?? me.actor.officeCode
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="subtle"
        size="sm"
        px="xs"
        lang={language === 'th' ? 'en' : 'th'}
        onClick={() => void changeLanguage(language === 'th' ? 'en' : 'th')}
      >
        {say('language')}
      </Button>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            maw={260}
            px="xs"
            aria-label={`${name}, ${role(me.actor.role)}, ${office}`}
            leftSection={<IconUser size={18} aria-hidden />}
          >
            <Text truncate size="sm" visibleFrom="sm">
              {name || role(me.actor.role)}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {name} · {role(me.actor.role)} · {office}
          </Menu.Label>
          {person.assignments.length > 1 && <Menu.Label>{say('actAs')}</Menu.Label>}
          {person.assignments
            .filter(({ assignmentId }) => assignmentId !== person.chosenId)
            .map(({ assignmentId, role: other, officeCode }) => (
              <Menu.Item key={assignmentId} onClick={() => choose.mutate(assignmentId)}>
                {role(other)} · {officeCode}
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
    </Group>
  )
}
