import type { Answered } from '../../api/client.js'

/** What the API says of one office's side of a circular. */
export type SubmissionView = Answered<'/api/v1/submissions/{circularId}/{officeCode}'>
