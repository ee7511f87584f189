import type { AccountRole, StaffRole } from '../../../../contracts/roles.js';
import { type Queue, QUEUES } from './ticket.js';

/** What a caller may see: every queue, or only these. */
export type VisibleQueues = 'all' | readonly Queue[];

const WITH_MONEY: readonly AccountRole[] = ['owner', 'admin', 'billing'];
const WITHOUT_MONEY = QUEUES.filter((queue) => queue !== 'billing');
const SUPPORT: readonly StaffRole[] = ['operator', 'support_agent', 'auditor'];

/** Topics about money concern the people who see money, and programs with its scope. */
export function queuesOfPerson(role: AccountRole): VisibleQueues {
  return WITH_MONEY.includes(role) ? 'all' : WITHOUT_MONEY;
}

export function queuesOfProgram(scopes: readonly string[]): VisibleQueues {
  return scopes.includes('billing') ? 'all' : WITHOUT_MONEY;
}

/** Compliance is the department behind `deliverability`; the others are support's. */
export function queuesOfStaff(roles: readonly StaffRole[]): VisibleQueues {
  return roles.some((role) => SUPPORT.includes(role)) ? 'all' : ['deliverability'];
}

/** Who answers a queue. */
export function rolesOf(queue: Queue): readonly StaffRole[] {
  return queue === 'deliverability' ? ['support_agent', 'compliance'] : ['support_agent'];
}

export function sees(visible: VisibleQueues, queue: Queue): boolean {
  return visible === 'all' || visible.includes(queue);
}

/** The queues to search when one was asked for, or all that the caller sees; undefined: without looking at queues. */
export function queuesToSearch(visible: VisibleQueues, wanted: Queue | undefined): readonly Queue[] | undefined {
  if (wanted !== undefined) return sees(visible, wanted) ? [wanted] : [];
  return visible === 'all' ? undefined : visible;
}
