import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull } from '../../../../kernel/time/instant.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository, AuditLog, changesBetween } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import type { SmtpCredentialEntity } from '../data/smtp-credential.entity.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';
import { hashOfSecret } from '../rules/machine-secrets.js';
import { smtpUsername } from '../rules/smtp-username.js';
import { requireOverlapEnd } from './require-overlap-end.js';
import { VerifySmtpLogin } from './verify-smtp-login.js';

export interface NewSmtpCredential {
  name: string;
  expiresAt: Instant | null;
  allowedNetworks: string[];
  subscriptionId: string | null;
}

/** A credential with its password, which nobody sees again. */
export interface IssuedCredential {
  credential: SmtpCredentialEntity;
  password: string;
}

/** User names and passwords for SMTP; as many as there are programs and people. */
@Injectable()
export class ManageSmtpCredentials {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly credentials: SmtpCredentialsRepository,
    private readonly verify: VerifySmtpLogin,
    private readonly auditLog: AuditLog,
  ) {}

  create(
    scope: AccountScope,
    wanted: NewSmtpCredential,
    actor: Actor,
    keep: BeforeCommit<IssuedCredential>,
  ): Promise<IssuedCredential> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      if (!account) throw platformProblems.not_found();
      const password = randomSecret();
      const username = smtpUsername(account.platformId, randomSecret(16));
      const credential = credentialOf(tx.now, scope, wanted, { username, password }, actor);
      await this.credentials.insert(tx, credential);
      const changes = { username, ...changesBetween({}, factsOf(credential)) };
      await this.record(tx, credential, 'smtp_credential.created', actor, changes);
      const issued = { credential, password };
      await keep(tx, issued);
      return issued;
    });
  }

  update(
    scope: AccountScope,
    id: string,
    change: Partial<NewSmtpCredential>,
    actor: Actor,
  ): Promise<SmtpCredentialEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const credential = await this.required(tx, scope, id);
      const changes = changesBetween(factsOf(credential), factsOf({ ...credential, ...change }));
      if (Object.keys(changes).length === 0) return credential;
      const changed = await this.credentials.update(tx, credential, change);
      await this.record(tx, changed, 'smtp_credential.updated', actor, changes);
      tx.afterCommit(() => this.verify.forget(changed));
      return changed;
    });
  }

  /** The password before stays good for the overlap; one that was before that ends now, in open sessions too. */
  rotate(
    scope: AccountScope,
    wanted: { id: string; overlap: string | null },
    actor: Actor,
    keep: BeforeCommit<IssuedCredential>,
  ): Promise<IssuedCredential> {
    return this.unitOfWork.run(scope, async (tx) => {
      const until = requireOverlapEnd(tx.now, wanted.overlap);
      const credential = await this.required(tx, scope, wanted.id);
      const before = { ...credential };
      const password = randomSecret();
      const changed = await this.credentials.update(tx, credential, {
        passwordHash: hashOfSecret(password),
        previousHash: until > tx.now ? before.passwordHash : null,
        previousUntilAt: until > tx.now ? until : null,
      });
      await this.record(tx, credential, 'smtp_credential.rotated', actor, {
        previousPasswordUntil: { from: isoOrNull(before.previousUntilAt), to: isoOrNull(changed.previousUntilAt) },
      });
      tx.afterCommit(() => this.verify.forget(before));
      const issued = { credential: changed, password };
      await keep(tx, issued);
      return issued;
    });
  }

  revoke(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const credential = await this.required(tx, scope, id);
      await this.credentials.update(tx, credential, { revokedAt: tx.now });
      const { name, username } = credential;
      await this.record(tx, credential, 'smtp_credential.revoked', actor, {
        name: { from: name, to: null },
        username: { from: username, to: null },
      });
      tx.afterCommit(() => this.verify.forget(credential));
    });
  }

  find(scope: AccountScope, id: string): Promise<SmtpCredentialEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.credentials.find(tx, scope, id));
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: string | null; limit: number }): Promise<SmtpCredentialEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.credentials.page(tx, scope, page.before, page.limit + 1));
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<SmtpCredentialEntity> {
    const credential = await this.credentials.findForUpdate(tx, scope, id);
    if (!credential) throw platformProblems.not_found();
    return credential;
  }

  private record(
    tx: Tx,
    credential: SmtpCredentialEntity,
    action: string,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'smtp_credential', id: wireId(WIRE_PREFIXES.smtpCredential, credential.id) };
    return this.auditLog.record(tx, { accountId: credential.accountId, action, actor, target, changes });
  }
}

/** As the audit log names them. */
function factsOf({ name, allowedNetworks, expiresAt, subscriptionId }: NewSmtpCredential): Record<string, unknown> {
  return {
    name,
    allowedNetworks,
    expiresAt: isoOrNull(expiresAt),
    subscriptionId: subscriptionId === null ? null : wireId(WIRE_PREFIXES.subscription, subscriptionId),
  };
}

function credentialOf(
  now: Instant,
  scope: AccountScope,
  wanted: NewSmtpCredential,
  { username, password }: { username: string; password: string },
  actor: Actor,
): SmtpCredentialEntity {
  return {
    ...wanted,
    id: newId(now),
    accountId: scope.accountId,
    username,
    passwordHash: hashOfSecret(password),
    previousHash: null,
    previousUntilAt: null,
    createdBy: actor.id ?? actor.type,
    version: 1,
    createdAt: now,
    lastUsedAt: null,
    lastUsedIp: null,
    revokedAt: null,
  };
}
