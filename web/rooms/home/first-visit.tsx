import { Skeleton } from '@mantine/core'
import { Suspense, useState } from 'react'
import { later } from '../../app/later.js'
import { useSession } from '../../app/session.js'

const Tour = later(() => import('./tour.js'), 'Tour')

// As tall as the tour is, so that nothing below it moves when it comes.
const TOUR_HEIGHT = { base: 209, xs: 183 }

/** The tour for whoever is here for the first time; gone for ever when they say so. Kept on the device, by person. */
export function FirstVisit() {
  const { actor } = useSession().me
  const key = `wian.tour.${actor.personId}`
  const [isOver, setOver] = useState(() => localStorage.getItem(key) !== null)
  if (isOver) return null
  const end = () => {
    localStorage.setItem(key, 'seen')
    setOver(true)
    document.getElementById('page-title')?.focus()
  }
  return (
    <Suspense fallback={<Skeleton h={TOUR_HEIGHT} radius="lg" />}>
      <Tour onEnd={end} />
    </Suspense>
  )
}
