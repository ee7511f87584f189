import { Injectable } from '@nestjs/common';
import type { FieldFault } from '../../../../kernel/problem.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, callerScope, type KeyScope, platformProblems } from '../../../../platform/http/index.js';
import { networksBeyond } from '../adapters/network-list.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { programProblems } from '../programs.errors.js';
import { scopesOfRole, surplusScopes } from '../rules/key-scopes.js';

/** What a key or credential may do, from where and how long. No networks: from everywhere; no end: for ever. */
export interface Rights {
  scopes: readonly KeyScope[];
  allowedNetworks: readonly string[];
  expiresAt: Instant | null;
}

/**
 * Nobody gives away more than he has, whether he makes something, widens it or turns its secret over: a person by his
 * role, a key by its scopes, its networks and its end.
 */
@Injectable()
export class OwnRights {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: ApiKeysRepository,
  ) {}

  async of(caller: Caller): Promise<Rights> {
    if (caller.kind === 'user') return { scopes: scopesOfRole(caller.role), allowedNetworks: [], expiresAt: null };
    if (caller.kind === 'staff') throw platformProblems.forbidden();
    const scope = callerScope(caller);
    const key = await this.unitOfWork.run(scope, (tx) => this.keys.find(tx, scope, caller.keyId));
    if (!key) throw platformProblems.unauthenticated();
    return key;
  }

  /** Throws when `wanted` goes beyond what the caller has. */
  async require(caller: Caller, wanted: Rights): Promise<void> {
    requireWithin(caller, await this.of(caller), wanted);
  }
}

export function requireWithin(caller: Caller, own: Rights, wanted: Rights): void {
  const missingScopes = surplusScopes(wanted.scopes, own.scopes);
  if (missingScopes.length > 0) {
    if (caller.kind === 'key')
      throw platformProblems.insufficient_scope({ extra: { requiredScope: missingScopes[0], missingScopes } });
    throw programProblems.exceeds_own_rights({ extra: { missingScopes } });
  }
  const fields: FieldFault['field'][] = [];
  if (networksBeyond(wanted.allowedNetworks, own.allowedNetworks).length > 0) fields.push('allowedNetworks');
  if (own.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > own.expiresAt))
    fields.push('expiresAt');
  if (fields.length === 0) return;
  const { allowedNetworks, expiresAt } = own;
  throw programProblems.exceeds_own_rights({
    errors: fields.map((field) => ({ field, code: 'exceeds_own_rights', message: '' })),
    extra: { own: { allowedNetworks, expiresAt: expiresAt === null ? null : toIso(expiresAt) } },
  });
}
