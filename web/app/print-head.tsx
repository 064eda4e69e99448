import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useOfficeNaming } from '../parts/office-name.js'
import { useCommonWords } from '../words/common.js'
import { useDates } from '../words/dates.js'
import { langOf } from '../words/i18n.js'
import { useSession } from './session.js'

/** What every sheet says of itself, and the screen does not: which office printed it, and when. */
export function PrintHead() {
  const say = useCommonWords()
  const dates = useDates()
  const { officialNameOf } = useOfficeNaming()
  const { actor, office } = useSession().me
  const [, setAsked] = useState(0)
  useEffect(() => {
    // The sheet is laid out as soon as the listener is through.
    const ask = () => flushSync(() => setAsked((times) => times + 1))
    addEventListener('beforeprint', ask)
    return () => removeEventListener('beforeprint', ask)
  }, [])
  const name = office ? officialNameOf(office) : actor.officeCode
  return (
    <div className="print-only print-head">
      <b {...langOf(name)}>{name}</b>
      <span>{say('printedAt', { at: dates.moment(dates.now().toISOString()) })}</span>
    </div>
  )
}
