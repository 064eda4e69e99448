import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useRead } from '../../api/read.js'
import { useConsultationWords } from './words.js'

const KIND = 'exemption/'

/** What the exemption is about that was talked about; nothing until that is known. */
function useSubjectOf(about: string): string | undefined {
  const exemptionId = about.startsWith(KIND) ? about.slice(KIND.length) : ''
  const found = useRead(
    '/api/v1/exemptions/{exemptionId}',
    { path: { exemptionId } },
    { enabled: exemptionId !== '' },
  )
  return found.data?.state.subject
}

/** The way to the case that was talked about. */
export function About({ caseId }: { caseId: string }) {
  const say = useConsultationWords()
  const subject = useSubjectOf(caseId)
  return (
    <Text>
      {say('about')}{' '}
      <Anchor component={Link} href={`/${caseId}`} underline="always">
        {subject ?? caseId}
      </Anchor>
    </Text>
  )
}
