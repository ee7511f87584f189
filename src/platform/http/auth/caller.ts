import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AccountScope, accountScope } from '../../database/tx.js';
import { platformProblems } from '../problems/platform-problems.js';
import type { AccountRole, KeyScope, StaffRole } from './roles.js';

/** One of the operator's people in a customer's place: he looks, or he also does what is not the person's alone. */
export interface Impersonator {
  staffId: string;
  impersonationId: string;
  mode: 'read' | 'write';
}

/** A person of an account, signed in. */
export interface UserCaller {
  kind: 'user';
  accountId: string;
  userId: string;
  role: AccountRole;
  sessionId: string;
  /** The member of staff who acts in this person's place; what he does is recorded as his. */
  impersonatedBy?: Impersonator;
}
/** A program with an API key. */
export interface KeyCaller {
  kind: 'key';
  accountId: string;
  keyId: string;
  scopes: readonly KeyScope[];
  subscriptionId?: string | null;
}
/** One of the operator's people. */
export interface StaffCaller {
  kind: 'staff';
  staffId: string;
  roles: readonly StaffRole[];
  sessionId?: string;
}
export type AccountCaller = UserCaller | KeyCaller;
export type Caller = AccountCaller | StaffCaller;

/** The scope of everything an account's caller may touch. Staff have none: their routes name the account. */
export function callerScope(caller: Caller): AccountScope {
  if (caller.kind === 'staff') throw platformProblems.forbidden();
  return accountScope(caller.accountId);
}

/** Who calls. On public operations null, unless the request brought valid credentials along. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | null => context.switchToHttp().getRequest<FastifyRequest>().caller,
);
