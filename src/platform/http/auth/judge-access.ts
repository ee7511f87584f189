import type { Problem } from '../../../kernel/problem.js';
import { platformProblems } from '../problems/platform-problems.js';
import type { AccessRule, AccountAccessRule, StaffAccessRule } from '../../../contracts/roles.js';
import { scopesOf } from './access.js';
import type { Caller, Impersonator, StaffCaller } from './caller.js';

/** Why `caller` may not use an operation with this rule by this method; null when he may. */
export function refusalOf(rule: AccessRule, caller: Caller | null, method: string): Problem | null {
  if (rule === 'public' || rule === 'own-guard') return null;
  if (caller === null) return platformProblems.unauthenticated();
  if ('staff' in rule)
    return caller.kind === 'staff' ? staffRefusal(rule, caller, method) : platformProblems.forbidden();
  return accountRefusal(rule, caller) ?? impersonatorRefusal(rule, caller, method);
}

/** A member of staff may less than the person in whose place he acts. */
function impersonatorRefusal(rule: AccountAccessRule, caller: Caller, method: string): Problem | null {
  const impersonator: Impersonator | undefined = caller.kind === 'user' ? caller.impersonatedBy : undefined;
  if (impersonator === undefined) return null;
  const reads = method === 'GET' || method === 'HEAD';
  if (rule.notForImpersonators === 'at-all') return platformProblems.impersonation_not_allowed();
  if (reads) return null;
  if (impersonator.mode === 'read') return platformProblems.impersonation_read_only();
  return rule.notForImpersonators === 'to-change' ? platformProblems.impersonation_not_allowed() : null;
}

function staffRefusal(rule: StaffAccessRule, caller: StaffCaller, method: string): Problem | null {
  const reads = method === 'GET' || method === 'HEAD';
  const admitted =
    rule.staff.some((role) => caller.roles.includes(role)) ||
    (rule.reserved !== true && caller.roles.includes('operator')) ||
    (reads && caller.roles.includes('auditor'));
  return admitted ? null : platformProblems.role_required({ extra: { requiredRoles: [...rule.staff] } });
}

function accountRefusal(rule: AccountAccessRule, caller: Caller): Problem | null {
  if (caller.kind === 'user' && (rule.roles ?? []).includes(caller.role)) return null;
  if (caller.kind === 'staff' && rule.anyStaff === true) return null;
  if (caller.kind !== 'key') return platformProblems.forbidden();
  const scopes = scopesOf(rule);
  if (scopes.some((scope) => caller.scopes.includes(scope))) return null;
  return platformProblems.insufficient_scope({ extra: { requiredScope: scopes[0] ?? null } });
}
