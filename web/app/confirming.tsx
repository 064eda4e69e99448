import { Suspense, useEffect, useState } from 'react'
import { answerFor } from '../api/confirm-who.js'
import { later } from './later.js'

const ConfirmDialog = later(() => import('./confirm-dialog.js'), 'ConfirmDialog')

/** Asks who the person is, whenever an act needs a fresh sign-in. The dialog is fetched when it is first needed. */
export function Confirming() {
  const [settle, setSettle] = useState<(confirmed: boolean) => void>()
  useEffect(() => answerFor(() => new Promise((resolve) => setSettle(() => resolve))), [])
  if (!settle) return null
  const end = (confirmed: boolean) => {
    setSettle(undefined)
    settle(confirmed)
  }
  return (
    <Suspense>
      <ConfirmDialog done={end} />
    </Suspense>
  )
}
