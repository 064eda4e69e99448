import { Alert } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { useCommonWords } from '../words/common.js'

/**
 * Says that the network is gone, or that the system does not answer, as long as it is so: what was sent meanwhile goes out by
 * itself when the network is back.
 */
export function OfflineNotice({ isLost = false }: { isLost?: boolean }) {
  const say = useCommonWords()
  const { online } = useNetwork()
  if (online && !isLost) return null
  return (
    <Alert role="status" color="yellow" variant="outline" mb="md">
      {say(online ? 'serverGone' : 'offline')}
    </Alert>
  )
}
