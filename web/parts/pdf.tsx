import { Anchor, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useCommonWords } from '../words/common.js'
import styles from './pdf.module.css'

/** Whether this browser shows PDF inside a page; where it does not, the link beside it opens the file. */
const SHOWS_PDF = navigator.pdfViewerEnabled

/**
 * A PDF of the API read in place. The page itself fetches it and shows its own copy, so nothing has to be allowed to
 * frame the API.
 */
export function PdfInPlace({ address, title }: { address: string; title: string }) {
  const say = useCommonWords()
  const bytes = useQuery({
    queryKey: ['pdf', address],
    enabled: SHOWS_PDF,
    staleTime: Infinity,
    async queryFn() {
      const response = await fetch(address)
      if (!response.ok) throw new TypeError(`${response.status}`)
      return response.blob()
    },
  })
  const url = useObjectUrl(bytes.data)
  if (!SHOWS_PDF) return null
  if (bytes.error)
    return (
      <Text c="dimmed" role="status">
        {say('networkGone')}
      </Text>
    )
  return url ? <iframe src={url} title={title} className={styles.paper} /> : <PdfPlace />
}

/** The place of a PDF that is still to come: as large as it will be, or as the link to it. */
export function PdfPlace() {
  const say = useCommonWords()
  return (
    <Skeleton className={SHOWS_PDF ? styles.paper : styles.link} role="status" aria-label={say('loading')} />
  )
}

/** A PDF that the page holds itself: in place where the browser shows it, else as a link that opens it. */
export function PdfHeld({ bytes, title }: { bytes: Blob; title: string }) {
  const url = useObjectUrl(bytes)
  if (!url) return <PdfPlace />
  if (SHOWS_PDF) return <iframe src={url} title={title} className={styles.paper} />
  return (
    <Anchor href={url} target="_blank" rel="noreferrer">
      {title}
    </Anchor>
  )
}

/** An address for what was fetched, as long as it is shown. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return undefined
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
