export { TeamModule } from './team.module.js';
export type { SeatAllowance } from './rules/seats.js';
export { AcceptInvitation } from './use-cases/accept-invitation.js';
export { CountSeats, type SeatsOnSale } from './use-cases/count-seats.js';
export { type InvitationFacts, InvitationMail } from './use-cases/invitation-mail.query.js';
export { type SeatPlan, SeatPlans } from './use-cases/seat-plans.js';
