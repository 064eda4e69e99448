import { Alert } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { createContext, useContext } from 'react'
import { useCommonWords } from '../words/common.js'

/** Whether the server has not answered for a while, for every screen, with the frame and without. */
export const LostServer = createContext(false)

/**
 * Says that the network is gone, or that the system does not answer, as long as it is so: what was sent meanwhile goes out by
 * itself when the network is back.
 */
export function OfflineNotice() {
  const say = useCommonWords()
  const isLost = useContext(LostServer)
  const { online } = useNetwork()
  if (online && !isLost) return null
  return (
    <Alert role="status" color="yellow" variant="outline" mb="md">
      {say(online ? 'serverGone' : 'offline')}
    </Alert>
  )
}
