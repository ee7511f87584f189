export { TeamModule } from './team.module.js';
export type { SeatAllowance } from './rules/seats.js';
export { AcceptInvitation } from './use-cases/accept-invitation.js';
export { CountSeats, type SeatsOnSale } from './use-cases/count-seats.js';
export { type HandoverFacts, type InvitationFacts, TeamMails } from './use-cases/team-mails.query.js';
export { type SeatPlan, SeatPlans } from './use-cases/seat-plans.js';
