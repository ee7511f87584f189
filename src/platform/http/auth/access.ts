import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
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

function documentation(rule: AccessRule): (MethodDecorator & ClassDecorator)[] {
  if (rule === 'public')
    return [ApiSecurity({}), ApiExtension('x-required-scope', null), ApiExtension('x-required-roles', [])];
  if (rule === 'own-guard')
    return [ApiBearerAuth('bearer'), ApiExtension('x-required-scope', null), ApiExtension('x-required-roles', [])];
  if ('staff' in rule) {
    return [
      ApiBearerAuth('bearer'),
      ApiExtension('x-required-scope', null),
      ApiExtension('x-required-roles', [...rule.staff]),
    ];
  }
  const scopes = scopesOf(rule);
  return [
    ApiBearerAuth('bearer'),
    ...(scopes.length > 0 ? [ApiBasicAuth('basic')] : []),
    ApiExtension('x-required-scope', scopes.length > 1 ? scopes : (scopes[0] ?? null)),
    ApiExtension('x-required-roles', [...(rule.roles ?? [])]),
  ];
}

export function scopesOf(rule: AccountAccessRule): readonly KeyScope[] {
  return rule.scope === undefined || rule.scope === null ? [] : [rule.scope].flat();
}
