import { useQuery } from '@tanstack/react-query'
import { Suspense, useDeferredValue } from 'react'
import { WianProblem, type Answered } from '../api/client.js'
import { useRead } from '../api/read.js'
import { Problem } from '../parts/problem.js'
import { useAhead } from './ahead.js'
import { Confirming } from './confirming.js'
import { later } from './later.js'
import { readMe } from './me.js'
import { SessionProvider } from './session.js'
import { Shell } from './shell.js'
import { Wait } from './wait.js'

const FrontDoor = later(() => import('./front-door.js'), 'FrontDoor')
const ChooseAssignment = later(() => import('./choose-assignment.js'), 'ChooseAssignment')

const isSignedOut = (error: unknown) => error instanceof WianProblem && error.status === 401

/** The whole: who is here decides which door opens. */
export function App() {
  useAhead()
  const person = useRead('/api/v1/me/assignments')
  if (isSignedOut(person.error)) return <Waiting of={<FrontDoor wasSignedIn={person.data !== undefined} />} />
  if (person.data) return <Inside person={person.data} />
  if (person.error) return <Problem error={person.error} retry={() => void person.refetch()} />
  return <Wait />
}

function Inside({ person }: { person: Answered<'/api/v1/me/assignments'> }) {
  const me = useQuery({ ...readMe, enabled: person.chosenId !== null })
  // The frame and its screen are drawn in slices, as they are when they come first anywhere (parts/page.tsx).
  const known = useDeferredValue(me.data)
  if (person.chosenId === null) return <Waiting of={<ChooseAssignment person={person} />} />
  if (!known) return me.error ? <Problem error={me.error} retry={() => void me.refetch()} /> : <Wait />
  return (
    <SessionProvider session={{ person, ...known }}>
      <Shell />
      <Confirming />
    </SessionProvider>
  )
}

function Waiting({ of }: { of: React.ReactNode }) {
  return <Suspense fallback={<Wait />}>{of}</Suspense>
}
