import { ADMIN_ROOMS } from './admin-rooms.js'
import { later } from './later.js'
import type { Room } from './room.js'

/** Every screen, in the order of the menu. */
export const ROOMS: readonly Room[] = [
  {
    path: '/',
    screen: later(() => import('../rooms/home/home.js'), 'Home'),
    menu: { word: 'home', act: 'me.read' },
  },
  {
    path: '/inbox',
    screen: later(() => import('../rooms/inbox/inbox.js'), 'Inbox'),
    menu: { word: 'inbox', act: 'inbox.read' },
    reads: ['/api/v1/inbox'],
  },
  {
    path: '/circulars',
    screen: later(() => import('../rooms/circulars/list.js'), 'Circulars'),
    menu: { word: 'circulars', act: 'circular.list' },
    reads: ['/api/v1/circulars'],
  },
  {
    path: '/circulars/new',
    screen: later(() => import('../rooms/compose/new.js'), 'NewCircular'),
  },
  {
    path: '/circular/:circularId/edit',
    screen: later(() => import('../rooms/compose/edit.js'), 'EditCircular'),
  },
  {
    path: '/circular/:circularId',
    screen: later(() => import('../rooms/circulars/circular.js'), 'CircularPage'),
    reads: ['/api/v1/circulars/{circularId}', '/api/v1/circulars/{circularId}/progress'],
  },
  {
    path: '/submission/:circularId/:officeCode',
    screen: later(() => import('../rooms/submission/submission.js'), 'Submission'),
    reads: ['/api/v1/submissions/{circularId}/{officeCode}'],
  },
  {
    path: '/inbox/:circularId',
    screen: later(() => import('../rooms/submission/submission.js'), 'OwnSubmission'),
  },
  {
    path: '/approvals',
    screen: later(() => import('../rooms/approvals/approvals.js'), 'Approvals'),
    menu: { word: 'approvals', act: 'approval.list' },
  },
  {
    path: '/procedures',
    screen: later(() => import('../rooms/procedures/list.js'), 'Procedures'),
    menu: { word: 'procedures', act: 'procedure.store' },
  },
  {
    path: '/procedures/new',
    screen: later(() => import('../rooms/procedures/new.js'), 'NewProcedure'),
  },
  {
    path: '/procedure/:procedureId',
    screen: later(() => import('../rooms/procedures/procedure.js'), 'ProcedurePage'),
    reads: ['/api/v1/procedures/{procedureId}', '/api/v1/procedures/{procedureId}/versions'],
  },
  {
    path: '/procedure/:procedureId/edit',
    screen: later(() => import('../rooms/procedures/edit.js'), 'EditProcedure'),
  },
  {
    path: '/procedure/:procedureId/rehearsal',
    screen: later(() => import('../rooms/procedures/rehearsal.js'), 'Rehearsal'),
  },
  {
    path: '/circular/:circularId/review',
    screen: later(() => import('../rooms/review/review.js'), 'Review'),
    reads: ['/api/v1/circulars/{circularId}', '/api/v1/circulars/{circularId}/progress'],
  },
  {
    path: '/circular/:circularId/review/:officeCode',
    screen: later(() => import('../rooms/review/answer.js'), 'ReviewAnswer'),
    reads: ['/api/v1/submissions/{circularId}/{officeCode}'],
  },
  {
    path: '/task/:taskId',
    screen: later(() => import('../rooms/task/task.js'), 'TaskPage'),
    reads: ['/api/v1/tasks/{taskId}'],
  },
  {
    path: '/meetings',
    screen: later(() => import('../rooms/meetings/meetings.js'), 'Meetings'),
    menu: { word: 'meetings', act: 'meeting.list' },
    reads: ['/api/v1/meetings'],
  },
  {
    path: '/meetings/new',
    screen: later(() => import('../rooms/meetings/convene.js'), 'Convene'),
  },
  {
    path: '/meeting/:meetingId',
    screen: later(() => import('../rooms/meetings/meeting.js'), 'MeetingPage'),
    reads: ['/api/v1/meetings/{meetingId}', '/api/v1/meetings/{meetingId}/papers'],
  },
  {
    path: '/meeting/:meetingId/sitting',
    screen: later(() => import('../rooms/sitting/sitting.js'), 'SittingPage'),
    reads: ['/api/v1/meetings/{meetingId}', '/api/v1/meetings/{meetingId}/room'],
  },
  {
    path: '/meeting/:meetingId/projector',
    screen: later(() => import('../rooms/sitting/projector.js'), 'Projector'),
    isBare: true,
  },
  {
    path: '/meeting/:meetingId/seat',
    screen: later(() => import('../rooms/sitting/seat.js'), 'Seat'),
    isBare: true,
    reads: ['/api/v1/meetings/{meetingId}', '/api/v1/meetings/{meetingId}/room'],
  },
  {
    path: '/meeting/:meetingId/check-in',
    screen: later(() => import('../rooms/sitting/check-in.js'), 'CheckIn'),
    isBare: true,
  },
  {
    path: '/meeting/:meetingId/minutes',
    screen: later(() => import('../rooms/minutes/minutes.js'), 'MinutesPage'),
    reads: ['/api/v1/meetings/{meetingId}', '/api/v1/meetings/{meetingId}/minutes'],
  },
  {
    path: '/exemptions',
    screen: later(() => import('../rooms/exemptions/exemptions.js'), 'Exemptions'),
    menu: { word: 'exemptions', act: 'exemption.list' },
  },
  {
    path: '/exemptions/new',
    screen: later(() => import('../rooms/exemptions/write.js'), 'NewExemption'),
  },
  {
    path: '/exemption/:exemptionId/edit',
    screen: later(() => import('../rooms/exemptions/write.js'), 'EditExemption'),
  },
  {
    path: '/exemption/:exemptionId',
    screen: later(() => import('../rooms/exemptions/exemption.js'), 'ExemptionPage'),
    reads: ['/api/v1/exemptions/{exemptionId}'],
  },
  {
    path: '/proposals',
    screen: later(() => import('../rooms/proposals/proposals.js'), 'Proposals'),
    menu: { word: 'proposals', act: 'proposal.list' },
  },
  {
    path: '/proposals/new',
    screen: later(() => import('../rooms/proposals/write.js'), 'NewProposal'),
  },
  {
    path: '/proposal/:proposalId/edit',
    screen: later(() => import('../rooms/proposals/write.js'), 'EditProposal'),
  },
  {
    path: '/proposal/:proposalId',
    screen: later(() => import('../rooms/proposals/proposal.js'), 'ProposalPage'),
    reads: ['/api/v1/proposals/{proposalId}'],
  },
  {
    path: '/consultations',
    screen: later(() => import('../rooms/consultations/consultations.js'), 'Consultations'),
  },
  {
    path: '/consultations/new',
    screen: later(() => import('../rooms/consultations/write.js'), 'NewConsultation'),
  },
  {
    path: '/consultation/:consultationId/edit',
    screen: later(() => import('../rooms/consultations/write.js'), 'EditConsultation'),
  },
  {
    path: '/consultation/:consultationId',
    screen: later(() => import('../rooms/consultations/consultation.js'), 'ConsultationPage'),
    reads: ['/api/v1/consultations/{consultationId}'],
  },
  {
    path: '/resolutions',
    screen: later(() => import('../rooms/resolutions/resolutions.js'), 'ResolutionRegister'),
    menu: { word: 'resolutions', act: 'resolution.list' },
  },
  {
    path: '/committees',
    screen: later(() => import('../rooms/committees/committees.js'), 'Committees'),
    menu: { word: 'committees', act: 'committee.list' },
  },
  {
    path: '/committees/new',
    screen: later(() => import('../rooms/committees/found.js'), 'FoundCommittee'),
  },
  {
    path: '/committee/:committeeId',
    screen: later(() => import('../rooms/committees/committee.js'), 'CommitteePage'),
    reads: ['/api/v1/committees/{committeeId}'],
  },
  {
    path: '/orders',
    screen: later(() => import('../rooms/orders/orders.js'), 'Orders'),
    menu: { word: 'orders', act: 'order.list' },
    reads: ['/api/v1/orders'],
  },
  {
    path: '/orders/new',
    screen: later(() => import('../rooms/orders/write.js'), 'NewOrder'),
  },
  {
    path: '/order/:orderId/edit',
    screen: later(() => import('../rooms/orders/write.js'), 'EditOrder'),
  },
  {
    path: '/order/:orderId',
    screen: later(() => import('../rooms/orders/order.js'), 'OrderPage'),
    reads: ['/api/v1/orders/{orderId}'],
  },
  {
    path: '/registers',
    screen: later(() => import('../rooms/registers/registers.js'), 'Registers'),
    menu: { word: 'registers', act: 'register.read' },
  },
  {
    path: '/registers/:officeCode/:register/:year/print',
    screen: later(() => import('../rooms/registers/print.js'), 'PrintedRegister'),
    isBare: true,
  },
  {
    path: '/mailbox',
    screen: later(() => import('../rooms/mailbox/mailbox.js'), 'Mailbox'),
    menu: { word: 'mailbox', act: 'mailbox.read' },
  },
  {
    path: '/mailbox/:mailId',
    screen: later(() => import('../rooms/mailbox/mail.js'), 'MailPage'),
  },
  {
    path: '/audit',
    screen: later(() => import('../rooms/audit/audit.js'), 'Audit'),
    // The words of looking back are everybody's; the place to begin is the auditor's.
    menu: { word: 'audit', act: 'reading.state' },
  },
  {
    path: '/audit/case/:kind/:id/:officeCode?',
    screen: later(() => import('../rooms/audit/case.js'), 'AuditedCase'),
  },
  {
    path: '/admin',
    screen: later(() => import('../rooms/admin/admin.js'), 'Admin'),
    menu: { word: 'admin', act: ['person.list', 'office.change', 'webhook.read', 'calendar.applyChange'] },
  },
  ...ADMIN_ROOMS,
]
