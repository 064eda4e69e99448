import { Anchor, Box, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { createContext, Fragment, useContext, useDeferredValue, useEffect, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useCommonWords } from '../words/common.js'
import { langOf } from '../words/i18n.js'
import { CopyLink } from './copy-link.js'
import { isRefusal, Problem } from './problem.js'

/** The address of one case: what one tells a colleague of. */
const CASE =
  /^\/(circular|submission|meeting|committee|exemption|task|proposal|order|consultation)\/[^/]+(\/[^/]+)?$/

/** Whether what is shown stands below the title of a page already. */
const Titled = createContext(false)

type Props = {
  readonly title: string
  /** Whether its words are names, which do not break. */
  readonly isOfNames?: boolean
  /** One line below the title: what this page is for, or what the case is. */
  readonly lead?: ReactNode
  /** What may be done here, on the right of the title. */
  readonly actions?: ReactNode
  /** Where one came from. */
  readonly back?: { readonly href: string; readonly label: string }
  /** Whether its address is worth telling a colleague of; that of a case is. */
  readonly hasLink?: boolean
  readonly children: ReactNode
}

/** One page: its title (also the window's), what may be done, and the content below. */
export function Page({ title, isOfNames, lead, actions, back, hasLink, children }: Props) {
  const say = useCommonWords()
  const [location] = useLocation()
  const isCase = hasLink ?? CASE.test(location)
  useEffect(() => {
    document.title = `${title} – ${say('product')}`
  }, [title, say])
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box flex="1 1 30rem" miw={0}>
          {(back || isCase) && (
            <Group gap="sm" className="no-print">
              {back && (
                <Anchor component={Link} href={back.href} size="sm">
                  ← {back.label}
                </Anchor>
              )}
              {isCase && <CopyLink />}
            </Group>
          )}
          <Title order={1} tabIndex={-1} id="page-title" {...langOf(title)}>
            {isOfNames ? <Whole words={title} /> : title}
          </Title>
          {lead && (
            <Text component="div" c="dimmed" style={{ textWrap: 'pretty' }}>
              {lead}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      <Titled value={true}>{children}</Titled>
    </Stack>
  )
}

function Whole({ words }: { words: string }) {
  return words.split(' ').map((word, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      <span style={{ display: 'inline-block' }}>{word}</span>
    </Fragment>
  ))
}

type Shown<T> = {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch?: () => unknown
}

/** What was read once it is there; until then its place is kept, and what went wrong is said with a way on. */
export function Loaded<T>({
  of,
  lines = 4,
  children,
}: {
  of: Shown<T>
  lines?: number
  children: (data: T) => ReactNode
}) {
  // What comes first is drawn in slices, between which an old phone still scrolls and hears a finger.
  const isThere = useDeferredValue(of.data !== undefined)
  if (of.data !== undefined && isThere) return <>{children(of.data)}</>
  if (of.error) return <Failed of={of} />
  return <Place lines={lines} />
}

/** The place of what is still to come. */
export function Place({ lines }: { lines: number }) {
  const say = useCommonWords()
  return (
    <Stack gap="sm" aria-busy="true" aria-label={say('loading')} role="status">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={64} radius="lg" />
      ))}
    </Stack>
  )
}

/** What cannot be read: where it is the whole page, with a title and a way back. */
function Failed({ of: { error, refetch } }: { of: Shown<unknown> }) {
  const say = useCommonWords()
  const problem = <Problem error={error} {...(refetch ? { retry: () => void refetch() } : {})} />
  if (useContext(Titled)) return problem
  return (
    <Page title={say('notOpened')} back={{ href: '/', label: say('toHome') }} hasLink={false}>
      {problem}
      {isRefusal(error) && <Text c="dimmed">{say('notFoundHelp')}</Text>}
    </Page>
  )
}
