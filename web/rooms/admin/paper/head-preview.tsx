import type { Letterhead } from '../../../../domain/letterhead.js'
import styles from './head.module.css'
import { usePaperWords } from './words.js'

type Props = {
  readonly head: Partial<Letterhead>
  /** Where the emblem can be fetched, where there is one that can be shown in place. */
  readonly emblem?: string
}

/** What stands at the head and the foot of a letter, as on paper: number and agency above, the unit below. */
export function HeadPreview({ head, emblem }: Props) {
  const say = usePaperWords()
  const { agencyTh, addressTh, letterPrefix, unitTh, telephone, email } = head
  return (
    <figure className={styles.paper} aria-label={say('preview')} style={{ margin: 0 }} lang="th">
      {emblem && <img src={emblem} alt={say('emblem')} className={styles.emblem} />}
      <div className={styles.lines}>
        <div>{say('number', { prefix: letterPrefix ?? '' })}</div>
        <div className={styles.address}>
          {agencyTh}
          {'\n'}
          {addressTh}
        </div>
      </div>
      <div className={styles.foot}>
        {[unitTh, telephone && `โทร. ${telephone}`, email].filter(Boolean).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    </figure>
  )
}
