import { Button, Center } from '@mantine/core'
import { useCommonWords } from '../words/common.js'

type Pages = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** Fetches the next page of a list, where there is one. */
export function More({ of }: { of: Pages }) {
  const say = useCommonWords()
  if (!of.hasNextPage) return null
  return (
    <Center>
      <Button variant="default" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {say('more')}
      </Button>
    </Center>
  )
}
