import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type KeyScope, platformProblems } from '../../../../platform/http/index.js';
import { AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import type { ApiKeyEntity } from '../data/api-key.entity.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { hashOfSecret, hintOf, KEY_PREFIX, SECRET_PREFIX } from '../rules/machine-secrets.js';
import { VerifyApiKey } from './verify-api-key.js';

/** After a rotation both secrets are good for so long, unless the caller says otherwise. */
const DEFAULT_OVERLAP_MS = DAY_MS;

export interface NewApiKey {
  name: string;
  scopes: KeyScope[];
  expiresAt: Instant | null;
  allowedNetworks: string[];
  subscriptionId: string | null;
}

/** A key with its secret, which nobody sees again. */
export interface IssuedKey {
  key: ApiKeyEntity;
  secret: string;
}

/** Keys for programs: made, turned over, taken away. */
@Injectable()
export class ManageApiKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: ApiKeysRepository,
    private readonly verify: VerifyApiKey,
    private readonly auditLog: AuditLog,
  ) {}

  create(scope: AccountScope, wanted: NewApiKey, actor: Actor, keep: BeforeCommit<IssuedKey>): Promise<IssuedKey> {
    return this.unitOfWork.run(scope, async (tx) => {
      const secret = SECRET_PREFIX + randomSecret();
      const key = keyOf(tx.now, scope, wanted, secret, actor);
      await this.keys.insert(tx, key);
      await this.record(tx, key, 'api_key.created', actor, { name: key.name, scopes: key.scopes });
      const issued = { key, secret };
      await keep(tx, issued);
      return issued;
    });
  }

  rotate(
    scope: AccountScope,
    wanted: { id: string; overlapMs: number | null },
    actor: Actor,
    keep: BeforeCommit<IssuedKey>,
  ): Promise<IssuedKey> {
    return this.unitOfWork.run(scope, async (tx) => {
      const key = await this.required(tx, scope, wanted.id);
      const before = [key.secretHash, key.previousHash];
      const secret = SECRET_PREFIX + randomSecret();
      const changed = await this.keys.update(tx, key, {
        secretHash: hashOfSecret(secret),
        secretHint: hintOf(secret),
        previousHash: key.secretHash,
        previousUntilAt: addMs(tx.now, wanted.overlapMs ?? DEFAULT_OVERLAP_MS),
      });
      await this.record(tx, key, 'api_key.rotated', actor, {});
      tx.afterCommit(() => this.verify.forget(before));
      const issued = { key: changed, secret };
      await keep(tx, issued);
      return issued;
    });
  }

  revoke(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const key = await this.required(tx, scope, id);
      await this.keys.update(tx, key, { revokedAt: tx.now });
      await this.record(tx, key, 'api_key.revoked', actor, { name: key.name });
      tx.afterCommit(() => this.verify.forget([key.secretHash, key.previousHash]));
    });
  }

  find(scope: AccountScope, id: string): Promise<ApiKeyEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.keys.find(tx, scope, id));
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: string | null; limit: number }): Promise<ApiKeyEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.keys.page(tx, scope, page.before, page.limit + 1));
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<ApiKeyEntity> {
    const key = await this.keys.findForUpdate(tx, scope, id);
    if (!key) throw platformProblems.not_found();
    return key;
  }

  private record(
    tx: Tx,
    key: ApiKeyEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'api_key', id: wireId(WIRE_PREFIXES.apiKey, key.id) };
    return this.auditLog.record(tx, { accountId: key.accountId, action, actor, target, changes });
  }
}

function keyOf(now: Instant, scope: AccountScope, wanted: NewApiKey, secret: string, actor: Actor): ApiKeyEntity {
  return {
    id: newId(now),
    accountId: scope.accountId,
    name: wanted.name,
    key: KEY_PREFIX + randomSecret(16),
    secretHash: hashOfSecret(secret),
    secretHint: hintOf(secret),
    previousHash: null,
    previousUntilAt: null,
    scopes: [...new Set(wanted.scopes)],
    allowedNetworks: wanted.allowedNetworks,
    subscriptionId: wanted.subscriptionId,
    createdBy: actor.id ?? actor.type,
    version: 1,
    createdAt: now,
    expiresAt: wanted.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
}
