import { Anchor, Paper, Stack, Text, Title } from '@mantine/core'
import { api } from '../../api/client.js'
import { useMay } from '../../app/session.js'
import { PaperInPlace } from '../../parts/paper-preview.js'
import { PdfInPlace } from '../../parts/pdf.js'
import type { OrderView } from './view.js'
import { useOrderWords } from './words.js'

/** The order on paper, read in place: as it was issued, before that as it would be. */
export function OrderPaper({ view: { state, content, paperSha256 } }: { view: OrderView }) {
  const say = useOrderWords()
  const may = useMay()
  const { orderId, status } = state
  const { revokes, ...written } = content
  const address = `/api/v1/orders/${orderId}/papers/${paperSha256}`
  return (
    <Paper component="section" aria-label={say('paper')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {say('paper')}
        </Title>
        {paperSha256 !== undefined && (
          <>
            <Anchor href={address} target="_blank" rel="noreferrer">
              {say('openPaper')}
            </Anchor>
            <PdfInPlace address={address} title={say('paper')} />
          </>
        )}
        {paperSha256 === undefined && status === 'issued' && <Text role="status">{say('paperComes')}</Text>}
        {status !== 'issued' && may('order.preview') && (
          <PaperInPlace
            name={`orders/${orderId}`}
            asked={{ ...written, ...(revokes ? { revokes: revokes.orderId } : {}) }}
            make={(body) => api.post('/api/v1/orders/preview', { body })}
            words={{ help: say('previewHelp'), title: say('paper') }}
          />
        )}
      </Stack>
    </Paper>
  )
}
