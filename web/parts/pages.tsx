import { Button, Center, Text } from '@mantine/core'
import { useDeferredValue } from 'react'
import { useCommonWords } from '../words/common.js'

type Pages = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** Fetches the next page of a list, where there is one; on paper it says that there is more. */
export function More({ of }: { of: Pages }) {
  const say = useCommonWords()
  // It comes with the lines above it (`Loaded`), which would push it away under a finger.
  const isThere = useDeferredValue(of.hasNextPage)
  if (!isThere) return null
  return (
    <Center>
      <Text className="print-only" size="sm">
        {say('moreNotPrinted')}
      </Text>
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {say('more')}
      </Button>
    </Center>
  )
}
