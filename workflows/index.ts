export { calendarChange } from './calendar-change.js'
export { circular } from './circular.js'
export { reconcile } from './reconcile.js'
export { submission } from './submission.js'
