import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { OFFICE_REGISTERS } from '../../../domain/case.js'
import { usePages, useRead } from '../../api/read.js'
import { useSession } from '../../app/session.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { Problem } from '../../parts/problem.js'
import { useCommonWords } from '../../words/common.js'
import { printedYear, useDates, yearMeant } from '../../words/dates.js'
import { hasCounterpart, type Book, type Line } from './book.js'
import styles from './print.module.css'
import { useRegisterWords } from './words.js'

const MOST_A_PAGE = 200

/** A whole book as it is printed: A4 landscape, the head of the office, in the order of its numbers. */
export function PrintedRegister({ params }: { params: Readonly<Record<string, string>> }) {
  const say = useRegisterWords()
  const book: Book = {
    officeCode: params['officeCode'] ?? '',
    register: OFFICE_REGISTERS.find((one) => one === params['register']) ?? 'inward',
    year: yearMeant(Number(params['year'])),
  }
  const found = usePages('/api/v1/registers/{officeCode}/{register}/{year}', {
    path: book,
    query: { limit: MOST_A_PAGE },
  })
  const { hasNextPage, isFetching, fetchNextPage, items, error } = found
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const isWhole = found.first !== undefined && !hasNextPage
  const count = items.length
  const title = say('printTitle', { book: say(book.register), year: printedYear(book.year) })
  useEffect(() => {
    document.title = `${title} ${book.officeCode}`
  }, [title, book.officeCode])
  const { officeCode, register, year } = book
  return (
    <main className={styles.desk} id="content">
      <Group className="no-print" justify="space-between" mb="md">
        <Anchor component={Link} href={`/registers?office=${officeCode}&book=${register}&year=${year}`}>
          ← {say('back')}
        </Anchor>
        <Group>
          <Text size="sm" c="dimmed" role="status">
            {say(isWhole ? 'printReady' : 'printLoading', { count })}
          </Text>
          <Button
            disabled={!isWhole}
            onClick={() => print()}
            leftSection={<IconPrinter size={18} aria-hidden />}
          >
            {say('print')}
          </Button>
        </Group>
      </Group>
      <Problem error={error} retry={() => void found.refetch()} />
      <Paper book={book} title={title} lines={items} />
    </main>
  )
}

type PaperProps = { readonly book: Book; readonly title: string; readonly lines: readonly Line[] }

function Paper({ book, title, lines }: PaperProps) {
  const say = useRegisterWords()
  const common = useCommonWords()
  const dates = useDates()
  const heads = [
    'number',
    'enteredAt',
    ...(hasCounterpart(book) ? [book.register === 'inward' ? ('from' as const) : ('to' as const)] : []),
    'subject',
    'remark',
  ] as const
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
      <article className={styles.sheet}>
        <header className={styles.head}>
          <h1>{title}</h1>
          <p>{useOfficeName(book.officeCode)}</p>
        </header>
        <table className={styles.lines}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Printed key={line.number} book={book} line={line} />
            ))}
          </tbody>
        </table>
        {lines.length === 0 && <p className={styles.head}>{say('none')}</p>}
        <footer className={styles.foot}>
          {common('printedAt', { at: dates.moment(dates.now().toISOString()) })}
        </footer>
      </article>
    </div>
  )
}

function Printed({ book, line }: { book: Book; line: Line }) {
  const say = useRegisterWords()
  const dates = useDates()
  const { number, enteredAt, counterpart, counterpartTh, subject, cancelledAt, revokedBy } = line
  const isCancelled = cancelledAt !== null
  return (
    <tr>
      <td>{isCancelled ? <s>{number}</s> : number}</td>
      <td>{dates.printedDay(enteredAt)}</td>
      {hasCounterpart(book) && <td>{counterpartTh ?? counterpart}</td>}
      <td>{isCancelled ? <s>{subject}</s> : subject}</td>
      <td>
        {isCancelled && `${say('cancelled')} ${line.cancelReason ?? ''}`}
        {revokedBy && say('revokedBy', { number: revokedBy.number, year: printedYear(revokedBy.year) })}
      </td>
    </tr>
  )
}

/** What the office is called in full: of the own one it is known, of another it is asked. */
function useOfficeName(officeCode: string): string {
  const { actor, office } = useSession().me
  const isOwn = actor.officeCode === officeCode
  const asked = useRead('/api/v1/offices/{officeCode}', { path: { officeCode } }, { enabled: !isOwn })
  const { officialNameOf } = useOfficeNaming()
  const named = isOwn ? office : asked.data?.records.at(-1)
  return named ? officialNameOf(named) : officeCode
}
