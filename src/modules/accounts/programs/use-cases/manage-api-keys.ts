import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull } from '../../../../kernel/time/instant.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type KeyScope, platformProblems } from '../../../../platform/http/index.js';
import { AuditLog, changesBetween } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import type { ApiKeyEntity } from '../data/api-key.entity.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { hashOfSecret, hintOf, KEY_PREFIX, SECRET_PREFIX } from '../rules/machine-secrets.js';
import { requireOverlapEnd } from './require-overlap-end.js';
import { VerifyApiKey } from './verify-api-key.js';

export interface NewApiKey {
  name: string;
  scopes: KeyScope[];
  expiresAt: Instant | null;
  allowedNetworks: string[];
  subscriptionId: string | null;
}
/** What may change of a key; its scopes never do. */
export type ApiKeyChange = Partial<Omit<NewApiKey, 'scopes'>>;

/** A key with its secret, which nobody sees again. */
export interface IssuedKey {
  key: ApiKeyEntity;
  secret: string;
}

/** Keys for programs: made, changed, turned over, taken away. */
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
      await this.record(tx, key, 'api_key.created', actor, changesBetween({}, factsOf(key)));
      const issued = { key, secret };
      await keep(tx, issued);
      return issued;
    });
  }

  update(scope: AccountScope, id: string, change: ApiKeyChange, actor: Actor): Promise<ApiKeyEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const key = await this.required(tx, scope, id);
      const before = factsOf(key);
      const changes = changesBetween(before, factsOf({ ...key, ...change }));
      if (Object.keys(changes).length === 0) return key;
      const changed = await this.keys.update(tx, key, change);
      await this.record(tx, changed, 'api_key.updated', actor, changes);
      tx.afterCommit(() => this.verify.forget([key.secretHash, key.previousHash]));
      return changed;
    });
  }

  /** The secret before stays good for the overlap; a secret that was before that one ends now. */
  rotate(
    scope: AccountScope,
    wanted: { id: string; overlap: string | null },
    actor: Actor,
    keep: BeforeCommit<IssuedKey>,
  ): Promise<IssuedKey> {
    return this.unitOfWork.run(scope, async (tx) => {
      const until = requireOverlapEnd(tx.now, wanted.overlap);
      const key = await this.required(tx, scope, wanted.id);
      const before = { ...key };
      const secret = SECRET_PREFIX + randomSecret();
      const changed = await this.keys.update(tx, key, {
        secretHash: hashOfSecret(secret),
        secretHint: hintOf(secret),
        previousHash: until > tx.now ? before.secretHash : null,
        previousHint: until > tx.now ? before.secretHint : null,
        previousUntilAt: until > tx.now ? until : null,
      });
      await this.record(tx, key, 'api_key.rotated', actor, {
        secretHint: { from: before.secretHint, to: changed.secretHint },
        previousSecretUntil: { from: isoOrNull(before.previousUntilAt), to: isoOrNull(changed.previousUntilAt) },
      });
      tx.afterCommit(() => this.verify.forget([before.secretHash, before.previousHash]));
      const issued = { key: changed, secret };
      await keep(tx, issued);
      return issued;
    });
  }

  revoke(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const key = await this.required(tx, scope, id);
      await this.keys.update(tx, key, { revokedAt: tx.now });
      await this.record(tx, key, 'api_key.revoked', actor, {
        name: { from: key.name, to: null },
        scopes: { from: key.scopes, to: null },
      });
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

/** As the audit log names them. */
function factsOf(key: NewApiKey): Record<string, unknown> {
  const { name, scopes, allowedNetworks, subscriptionId } = key;
  return {
    name,
    scopes,
    allowedNetworks,
    expiresAt: isoOrNull(key.expiresAt),
    subscriptionId: subscriptionId === null ? null : wireId(WIRE_PREFIXES.subscription, subscriptionId),
  };
}

function keyOf(now: Instant, scope: AccountScope, wanted: NewApiKey, secret: string, actor: Actor): ApiKeyEntity {
  return {
    ...wanted,
    id: newId(now),
    accountId: scope.accountId,
    key: KEY_PREFIX + randomSecret(16),
    secretHash: hashOfSecret(secret),
    secretHint: hintOf(secret),
    previousHash: null,
    previousHint: null,
    previousUntilAt: null,
    createdBy: actor.id ?? actor.type,
    version: 1,
    createdAt: now,
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
  };
}
