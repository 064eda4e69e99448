import { Anchor, Button, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { isOfLetter } from '../../../domain/number-cancellation.js'
import { useMay, useSession } from '../../app/session.js'
import { AsWritten } from '../../parts/as-written.js'
import { Rows, type Column } from '../../parts/rows.js'
import { Tag } from '../../parts/tag.js'
import { printedYear, useDates } from '../../words/dates.js'
import { hasCounterpart, type Book, type Line } from './book.js'
import { CancelNumber } from './cancel.js'
import { useRegisterWords } from './words.js'

type Props = { readonly book: Book; readonly lines: readonly Line[] }

/** The lines of a book: each leads to its case; what is cancelled stays, struck out. */
export function Lines({ book, lines }: Props) {
  const say = useRegisterWords()
  const dates = useDates()
  const [cancelling, setCancelling] = useState<Line>()
  const mayCancel = useMayCancel(book)
  const columns: readonly Column<Line>[] = [
    { key: 'number', head: say('number'), leastWidth: 75, cell: (line) => <Numbered line={line} /> },
    {
      key: 'at',
      head: say('enteredAt'),
      leastWidth: 145,
      cell: ({ enteredAt }) => dates.shortDay(enteredAt),
    },
    ...(hasCounterpart(book)
      ? [
          {
            key: 'counterpart',
            head: say(book.register === 'inward' ? 'from' : 'to'),
            leastWidth: 150,
            cell: (line: Line) => <Counterpart book={book} line={line} />,
          },
        ]
      : []),
    { key: 'subject', head: say('subject'), cell: (line) => <Subject line={line} /> },
    {
      key: 'remark',
      head: say('remark'),
      leastWidth: 150,
      cell: (line) => (
        <Remark line={line} {...(mayCancel(line) ? { cancel: () => setCancelling(line) } : {})} />
      ),
    },
  ]
  return (
    <>
      <Rows
        label={say(book.register)}
        columns={columns}
        rows={lines}
        keyOf={({ number }) => String(number)}
      />
      {cancelling && (
        <CancelNumber book={book} number={cancelling.number} onClose={() => setCancelling(undefined)} />
      )}
    </>
  )
}

/** Whether the number of a line can be cancelled by this person at all; whether its letter is in force the API says. */
function useMayCancel({ officeCode }: Book): (line: Line) => boolean {
  const may = useMay()
  const { actor } = useSession().me
  return ({ caseId, cancelledAt }) =>
    may('register.cancelNumber') &&
    actor.officeCode === officeCode &&
    caseId !== null &&
    isOfLetter(caseId) &&
    cancelledAt === null
}

function Numbered({ line: { number, cancelledAt } }: { line: Line }) {
  return cancelledAt === null ? (
    <Text fw={600}>{number}</Text>
  ) : (
    <Text component="s" fw={600} td="line-through">
      {number}
    </Text>
  )
}

/** The other office: what stands in the book of circulars went to many. */
function Counterpart({ book, line }: { book: Book; line: Line }) {
  const say = useRegisterWords()
  const { counterpart, counterpartTh, caseId } = line
  if (counterpart) return <>{counterpartTh ?? counterpart}</>
  return book.register === 'circular' && caseId !== null ? <>{say('several')}</> : <>–</>
}

function Subject({ line: { caseId, subject, cancelledAt } }: { line: Line }) {
  const say = useRegisterWords()
  const { role } = useSession().me.actor
  if (caseId === null)
    return (
      <>
        <AsWritten>{subject}</AsWritten>
        <Text size="sm" c="dimmed">
          {say('withheld')}
        </Text>
      </>
    )
  return (
    <Anchor component={Link} href={role === 'auditor' ? `/audit/case/${caseId}` : `/${caseId}`}>
      {cancelledAt === null ? (
        <AsWritten>{subject}</AsWritten>
      ) : (
        <s>
          <AsWritten>{subject}</AsWritten>
        </s>
      )}
    </Anchor>
  )
}

function Remark({ line, cancel }: { line: Line; cancel?: () => void }) {
  const say = useRegisterWords()
  const dates = useDates()
  const { cancelledAt, cancelledBy, cancelReason, number } = line
  if (cancelledAt !== null)
    return (
      <Stack gap={2} align="flex-start">
        <Tag tone="late">{say('cancelled')}</Tag>
        <Text size="sm">
          {say('cancelledWhy', {
            reason: cancelReason ?? '',
            who: cancelledBy?.nameTh ?? '',
            at: dates.shortDay(cancelledAt),
          })}
        </Text>
      </Stack>
    )
  if (line.revokedBy) return <RevokedBy by={line.revokedBy} />
  if (!cancel) return null
  return (
    <Button size="compact-sm" variant="subtle" onClick={cancel}>
      {say('cancel')}
      <VisuallyHidden>&nbsp;{number}</VisuallyHidden>
    </Button>
  )
}

function RevokedBy({ by: { orderId, number, year } }: { by: NonNullable<Line['revokedBy']> }) {
  const say = useRegisterWords()
  const { role } = useSession().me.actor
  const address = `order/${orderId}`
  return (
    <Anchor component={Link} href={role === 'auditor' ? `/audit/case/${address}` : `/${address}`} size="sm">
      {say('revokedBy', { number, year: printedYear(year) })}
    </Anchor>
  )
}
