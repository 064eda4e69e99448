import { Center, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { api, WianProblem, type Answered } from '../api/client.js'
import { keyOf, useRead } from '../api/read.js'
import { Problem } from '../parts/problem.js'
import { Confirming } from './confirming.js'
import { first } from './later.js'
import { SessionProvider } from './session.js'
import { Shell } from './shell.js'

const FrontDoor = first(() => import('./front-door.js'), 'FrontDoor')
const ChooseAssignment = first(() => import('./choose-assignment.js'), 'ChooseAssignment')

const isSignedOut = (error: unknown) => error instanceof WianProblem && error.status === 401

/** The whole: who is here decides which door opens. */
export function App() {
  const person = useRead('/api/v1/me/assignments')
  if (isSignedOut(person.error)) return <Waiting of={<FrontDoor wasSignedIn={person.data !== undefined} />} />
  if (person.data) return <Inside person={person.data} />
  if (person.error) return <Problem error={person.error} retry={() => void person.refetch()} />
  return <Wait />
}

function Inside({ person }: { person: Answered<'/api/v1/me/assignments'> }) {
  const me = useQuery({
    queryKey: keyOf('/api/v1/me'),
    enabled: person.chosenId !== null,
    // The product's clock may run faster than this machine's, in a rehearsal.
    refetchInterval: 60_000,
    async queryFn() {
      const found = await api.get('/api/v1/me')
      return { me: found, aheadMs: Date.parse(found.now) - Date.now() }
    },
  })
  if (person.chosenId === null) return <Waiting of={<ChooseAssignment person={person} />} />
  if (!me.data) return me.error ? <Problem error={me.error} retry={() => void me.refetch()} /> : <Wait />
  return (
    <SessionProvider session={{ person, ...me.data }}>
      <Shell />
      <Confirming />
    </SessionProvider>
  )
}

function Waiting({ of }: { of: React.ReactNode }) {
  return <Suspense fallback={<Wait />}>{of}</Suspense>
}

function Wait() {
  return (
    <Center mih="60vh">
      <Loader />
    </Center>
  )
}
