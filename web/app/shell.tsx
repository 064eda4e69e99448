import { Center, Loader } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2, IconX } from '@tabler/icons-react'
import { Suspense, useEffect } from 'react'
import { Link, matchRoute, Route, Switch, useLocation, useRouter } from 'wouter'
import { useLiveChanges } from '../api/live.js'
import { Broken } from '../parts/broken.js'
import { LostServer, OfflineNotice } from '../parts/offline.js'
import { useCommonWords } from '../words/common.js'
import { Mark } from './mark.js'
import { useMenuWords } from './menu-words.js'
import { NotFound } from './not-found.js'
import { PrintHead } from './print-head.js'
import { Quick } from './quick.js'
import type { Room } from './room.js'
import { ROOMS } from './rooms.js'
import { useMay } from './session.js'
import styles from './shell.module.css'
import { UserMenu } from './user-menu.js'

/** The frame of every screen: head, menu, and the room that the address names. */
export function Shell() {
  const may = useMay()
  const isLost = useLiveChanges(may('event.read'))
  const [location] = useLocation()
  const { parser } = useRouter()
  const isBare = ROOMS.some((room) => room.isBare && matchRoute(parser, room.path, location)[0])
  return <LostServer value={isLost}>{isBare ? <Doors /> : <Framed />}</LostServer>
}

function Framed() {
  const say = useCommonWords()
  const [isOpen, menu] = useDisclosure(false)
  const [location] = useLocation()
  // A chosen room closes the menu of a phone.
  const { close } = menu
  useEffect(() => close(), [location, close])
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header className={styles.head}>
        <div className={styles.left}>
          <button
            type="button"
            className={styles.menuButton}
            onClick={menu.toggle}
            aria-label={say('menu')}
            aria-expanded={isOpen}
            aria-controls="menu"
          >
            {isOpen ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
          </button>
          <Link href="/" className={styles.brand} aria-label={`${say('product')} – ${say('toHome')}`}>
            <Mark />
            <span>{say('product')}</span>
          </Link>
        </div>
        <div className={styles.left}>
          <Quick />
          <UserMenu />
        </div>
      </header>
      <div className={styles.body}>
        <nav id="menu" className={`${styles.menu} ${isOpen ? styles.isOpen : ''}`} aria-label={say('menu')}>
          <Menu />
        </nav>
        <main id="content" className={styles.main} tabIndex={-1}>
          <PrintHead />
          <OfflineNotice />
          <Doors />
        </main>
      </div>
    </>
  )
}

/** Where what is in no list of its own is come to from. */
function under(first: string, may: ReturnType<typeof useMay>): string | undefined {
  if (first.startsWith('consultation')) return '/proposals'
  if (first === 'submission') return may('inbox.read') ? '/inbox' : '/circulars'
  return first === 'task' ? '/' : undefined
}

function Menu() {
  const may = useMay()
  const say = useMenuWords()
  const [location] = useLocation()
  // A case stands under its list: /circular/… under /circulars.
  const [, first = ''] = location.split('/')
  const here = `/${first}`
  const isHere = ({ path }: Room) => [here, `${here}s`, under(first, may)].includes(path)
  const current = ({ path }: Room) => (path === location ? ('page' as const) : true)
  return (
    <ul>
      {ROOMS.flatMap((room) =>
        room.menu && [room.menu.act].flat().some(may)
          ? [
              <li key={room.path}>
                <Link href={room.path} {...(isHere(room) ? { 'aria-current': current(room) } : {})}>
                  {say(room.menu.word)}
                </Link>
              </li>,
            ]
          : [],
      )}
    </ul>
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
