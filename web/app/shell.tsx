import {
  Alert,
  AppShell,
  Burger,
  Center,
  Group,
  Loader,
  NavLink,
  ScrollArea,
  Text,
  UnstyledButton,
} from '@mantine/core'
import { useDisclosure, useNetwork } from '@mantine/hooks'
import { Suspense, useEffect } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { useLiveChanges } from '../api/live.js'
import { Broken } from '../parts/broken.js'
import { useCommonWords } from '../words/common.js'
import { Mark } from './mark.js'
import { useMenuWords } from './menu-words.js'
import { NotFound } from './not-found.js'
import { ROOMS, type Room } from './rooms.js'
import { useMay } from './session.js'
import { UserMenu } from './user-menu.js'

/** The frame of every screen: head, menu, and the room that the address names. */
export function Shell() {
  useLiveChanges()
  const [location] = useLocation()
  const bare = ROOMS.some(
    (room) => room.isBare && new RegExp(`^${room.path.replace(/:\w+/g, '[^/]+')}$`).test(location),
  )
  return bare ? <Doors /> : <Framed />
}

function Framed() {
  const say = useCommonWords()
  const [isOpen, menu] = useDisclosure(false)
  const [location] = useLocation()
  const { online } = useNetwork()
  // A chosen room closes the menu of a phone.
  const { close } = menu
  useEffect(() => close(), [location, close])
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 250, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={say('menu')}
              aria-expanded={isOpen}
            />
            <UnstyledButton component={Link} href="/" aria-label={`${say('product')} – ${say('toHome')}`}>
              <Group gap="xs" wrap="nowrap">
                <Mark />
                <Text fw={600} size="lg" visibleFrom="xs">
                  {say('product')}
                </Text>
              </Group>
            </UnstyledButton>
          </Group>
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('menu')}>
        <AppShell.Section grow component={ScrollArea}>
          <Menu />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" maw={1500}>
        {!online && (
          <Alert role="status" color="yellow" variant="outline" mb="md">
            {say('offline')}
          </Alert>
        )}
        <Doors />
      </AppShell.Main>
    </AppShell>
  )
}

function Menu() {
  const may = useMay()
  const say = useMenuWords()
  const [location] = useLocation()
  const isHere = ({ path }: Room) => (path === '/' ? location === '/' : location.startsWith(path))
  return ROOMS.flatMap((room) =>
    room.menu && may(room.menu.act)
      ? [
          <NavLink
            key={room.path}
            component={Link}
            href={room.path}
            label={say(room.menu.word)}
            active={isHere(room)}
            {...(isHere(room) ? { 'aria-current': 'page' as const } : {})}
          />,
        ]
      : [],
  )
}

function Doors() {
  return (
    <Broken>
      <Suspense
        fallback={
          <Center mih="40vh">
            <Loader />
          </Center>
        }
      >
        <Switch>
          {ROOMS.map(({ path, screen: Screen }) => (
            <Route key={path} path={path}>
              {(params) => <Screen params={params as Readonly<Record<string, string>>} />}
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </Broken>
  )
}
