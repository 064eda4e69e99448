import { Redirect } from 'wouter'
import { useSession } from '../../app/session.js'
import { useCommitteeOf } from '../../parts/committee-name.js'
import { OfflineNotice } from '../../parts/offline.js'
import { Loaded, Page } from '../../parts/page.js'
import { useMeetingNumber } from '../meetings/head.js'
import { CheckInForm } from './check-in-form.js'
import { useSitting } from './now.js'
import styles from './sitting.module.css'
import { useSittingWords } from './words.js'

/** Where the QR of the room leads: the code stands behind the #, one press and the member is on the list. */
export function CheckIn({ params: { meetingId = '' } }: { params: { meetingId?: string } }) {
  const say = useSittingWords()
  const number = useMeetingNumber()
  const committeeOf = useCommitteeOf()
  const { personId } = useSession().me.actor
  const seat = `/meeting/${meetingId}/seat`
  return (
    <main className={styles.bare}>
      <div className={styles.phone}>
        <OfflineNotice />
        <Loaded of={useSitting(meetingId)}>
          {({ view, room }) =>
            room?.present.includes(personId) ? (
              <Redirect to={seat} replace />
            ) : (
              <Page title={say('checkIn')} lead={`${committeeOf(view)} ${number(view.state)}`}>
                <CheckInForm view={view} />
              </Page>
            )
          }
        </Loaded>
      </div>
    </main>
  )
}
