import type { Caller, Impersonator, StaffRole } from '../../../../platform/http/index.js';

type UserCaller = Extract<Caller, { kind: 'user' }>;

const SUPPORT: readonly StaffRole[] = ['support_agent', 'operator'];

/** What a session knows about the member of staff who acts in it. */
export interface ActingStaff {
  acting_staff_id: string | null;
  acting_roles: readonly StaffRole[] | null;
  impersonation_id: string | null;
  impersonation_mode: Impersonator['mode'] | null;
}

/** The person with who really acts; nobody when he is staff no more, or no longer does support. */
export function inPlaceOf(user: UserCaller, session: ActingStaff): UserCaller | null {
  const { acting_staff_id: staffId, impersonation_id: impersonationId, impersonation_mode: mode } = session;
  if (staffId === null || impersonationId === null || mode === null) return null;
  if (!session.acting_roles?.some((role) => SUPPORT.includes(role))) return null;
  return { ...user, impersonatedBy: { staffId, impersonationId, mode } };
}
