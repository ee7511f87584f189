import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { AccountRole, KeyScope, StaffRole } from './roles.js';

export const ACCESS = 'posthorn:access';

/** For the account's people and programs. Without `roles` no person may, without `scope` no key. */
export interface AccountAccessRule {
  roles?: readonly AccountRole[];
  /** One of these scopes is enough. */
  scope?: KeyScope | readonly KeyScope[] | null;
}
/** For staff. An operator may do all staff work, except where `reserved`; an auditor may do every GET. */
export interface StaffAccessRule {
  staff: readonly StaffRole[];
  reserved?: boolean;
}
/** `metrics` and its kind: guarded by the operation itself (a token of its own). */
export type AccessRule = 'public' | 'own-guard' | AccountAccessRule | StaffAccessRule;

/** Who may call this operation. Every operation has one; the start fails otherwise. */
export function Access(rule: AccessRule): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, rule), ...documentation(rule));
}

/** `x-access` is taken out again by `completeDocument`, which needs it to know what may go wrong. */
function documentation(rule: AccessRule): (MethodDecorator & ClassDecorator)[] {
  const says = (access: string, scope: unknown, roles: readonly string[]): (MethodDecorator & ClassDecorator)[] => [
    ApiExtension('x-access', access),
    ApiExtension('x-required-scope', scope),
    ApiExtension('x-required-roles', [...roles]),
  ];
  if (rule === 'public') return says('public', null, []);
  if (rule === 'own-guard') return [ApiBearerAuth('bearer'), ...says('own-guard', null, [])];
  if ('staff' in rule) return [ApiBearerAuth('bearer'), ...says('staff', null, rule.staff)];
  const scopes = scopesOf(rule);
  const scope = scopes.length > 1 ? scopes : (scopes[0] ?? null);
  const basic = scopes.length > 0 ? [ApiBasicAuth('basic')] : [];
  return [ApiBearerAuth('bearer'), ...basic, ...says('account', scope, rule.roles ?? [])];
}

export function scopesOf(rule: AccountAccessRule): readonly KeyScope[] {
  return rule.scope === undefined || rule.scope === null ? [] : [rule.scope].flat();
}
