import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { type OperationName, OPERATIONS } from '../../../contracts/operations.table.js';
import { type AccessRule, type AccountAccessRule, type KeyScope, STAFF_ROLES } from '../../../contracts/roles.js';

export const ACCESS = 'posthorn:access';
/** The row of the table, for who wants to know whether every row is used. */
export const OPERATION = 'posthorn:operation';

/** Which row of the table says who may call this. Every operation names its own; the start fails otherwise. */
export function Access(operation: OperationName): MethodDecorator {
  return applyDecorators(
    AccessBy(OPERATIONS[operation]),
    SetMetadata(OPERATION, operation),
    ApiExtension('x-operation', operation),
  );
}

/** The rule itself, for controllers that are no part of the product. */
export function AccessBy(rule: AccessRule): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, rule), ...documentation(rule));
}

/** `x-access` is taken out again by `completeDocument`, which needs it to know what may go wrong. */
function documentation(rule: AccessRule): MethodDecorator[] {
  const says = (access: string, scope: unknown, roles: readonly string[]): MethodDecorator[] => [
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
  return [ApiBearerAuth('bearer'), ...basic, ...says('account', scope, rolesOf(rule))];
}

function rolesOf(rule: AccountAccessRule): readonly string[] {
  return [...(rule.roles ?? []), ...(rule.anyStaff === true ? STAFF_ROLES : [])];
}

export function scopesOf(rule: AccountAccessRule): readonly KeyScope[] {
  return rule.scope === undefined || rule.scope === null ? [] : [rule.scope].flat();
}
