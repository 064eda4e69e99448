import { Button } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommonWords } from '../words/common.js'

/** How long it says that it was done, in milliseconds. */
const SAID_MS = 2_000

/** Takes the address of the page along, for a colleague: who may not read the case finds nothing behind it. */
export function CopyLink() {
  const say = useCommonWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), SAID_MS)
  }
  // Browsers lend the clipboard to pages over TLS alone, and to the machine's own.
  if (!globalThis.isSecureContext) return null
  return (
    <Button
      variant="subtle"
      size="xs"
      px={6}
      leftSection={isCopied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{say(isCopied ? 'copied' : 'copyLink')}</span>
    </Button>
  )
}
