import { SimpleGrid, Text } from '@mantine/core'
import { CardLink } from '../../parts/card-link.js'
import { Page } from '../../parts/page.js'
import { useAreas } from './areas.js'
import { useAdminWords } from './words.js'

/** The overview of administration: one card for each thing that the person looks after. */
export function Admin() {
  const say = useAdminWords()
  return (
    <Page title={say('title')} lead={say('lead')}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {useAreas().map(({ word, href }) => (
          <li key={word}>
            <CardLink href={href}>
              <Text fw={600} c="var(--wian-brand)">
                {say(word)}
              </Text>
              <Text size="sm">{say(`${word}Help`)}</Text>
            </CardLink>
          </li>
        ))}
      </SimpleGrid>
    </Page>
  )
}
