import { Button, Group, Text } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useOfficeNaming } from '../parts/office-name.js'
import { useCommonWords, useRoleWords } from '../words/common.js'
import { changeLanguage, useLanguage } from '../words/i18n.js'
import { later } from './later.js'
import { useSession } from './session.js'

const UserMenuList = later(() => import('./user-menu-list.js'), 'UserMenuList')

/** Who is here and as what, the language, and the person's menu, which is fetched when it is first opened. */
export function UserMenu() {
  const say = useCommonWords()
  const role = useRoleWords()
  const { language, of } = useLanguage()
  const { person, me } = useSession()
  const { officialNameOf } = useOfficeNaming()
  const [isWanted, setWanted] = useState(false)
  const name = of({ th: person.nameTh, en: person.nameEn || person.nameTh })
  const label = [name, role(me.actor.role), me.office ? officialNameOf(me.office) : me.actor.officeCode].join(
    ' · ',
  )
  const other = language === 'th' ? 'en' : 'th'
  const button = (
    <Button
      variant="default"
      size="sm"
      maw={260}
      px="xs"
      aria-label={label}
      aria-haspopup="menu"
      leftSection={<IconUser size={18} aria-hidden />}
      onClick={() => setWanted(true)}
    >
      <Text truncate size="sm" visibleFrom="sm">
        {name || role(me.actor.role)}
      </Text>
    </Button>
  )
  return (
    <Group gap="xs" wrap="nowrap">
      <Button variant="subtle" size="sm" px="xs" lang={other} onClick={() => void changeLanguage(other)}>
        {say('language')}
      </Button>
      {isWanted ? (
        <Suspense fallback={button}>
          <UserMenuList label={label}>{button}</UserMenuList>
        </Suspense>
      ) : (
        button
      )}
    </Group>
  )
}
