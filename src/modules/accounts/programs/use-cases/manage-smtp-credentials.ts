import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository, AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import type { SmtpCredentialEntity } from '../data/smtp-credential.entity.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';
import { hashOfSecret } from '../rules/machine-secrets.js';
import { smtpUsername } from '../rules/smtp-username.js';
import { VerifySmtpLogin } from './verify-smtp-login.js';

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
    wanted: { name: string; subscriptionId: string | null },
    actor: Actor,
    keep: BeforeCommit<IssuedCredential>,
  ): Promise<IssuedCredential> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      if (!account) throw platformProblems.not_found();
      const password = randomSecret();
      const credential: SmtpCredentialEntity = {
        id: newId(tx.now),
        accountId: scope.accountId,
        name: wanted.name,
        username: smtpUsername(account.platformId, randomSecret(16)),
        passwordHash: hashOfSecret(password),
        subscriptionId: wanted.subscriptionId,
        createdBy: actor.id ?? actor.type,
        version: 1,
        createdAt: tx.now,
        lastUsedAt: null,
        revokedAt: null,
      };
      await this.credentials.insert(tx, credential);
      await this.record(tx, credential, 'smtp_credential.created', actor);
      const issued = { credential, password };
      await keep(tx, issued);
      return issued;
    });
  }

  /** The old password ends at once: SMTP knows no overlap. */
  rotate(
    scope: AccountScope,
    id: string,
    actor: Actor,
    keep: BeforeCommit<IssuedCredential>,
  ): Promise<IssuedCredential> {
    return this.unitOfWork.run(scope, async (tx) => {
      const credential = await this.required(tx, scope, id);
      const before = { ...credential };
      const password = randomSecret();
      const changed = await this.credentials.update(tx, credential, { passwordHash: hashOfSecret(password) });
      await this.record(tx, credential, 'smtp_credential.rotated', actor);
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
      await this.record(tx, credential, 'smtp_credential.revoked', actor);
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

  usernames(scope: AccountScope): Promise<string[]> {
    return this.unitOfWork.run(scope, (tx) => this.credentials.usernames(tx, scope));
  }

  private async required(tx: Tx, scope: AccountScope, id: string): Promise<SmtpCredentialEntity> {
    const credential = await this.credentials.findForUpdate(tx, scope, id);
    if (!credential) throw platformProblems.not_found();
    return credential;
  }

  private record(tx: Tx, credential: SmtpCredentialEntity, action: string, actor: Actor): Promise<void> {
    const target = { type: 'smtp_credential', id: wireId(WIRE_PREFIXES.smtpCredential, credential.id) };
    const changes = { name: credential.name, username: credential.username };
    return this.auditLog.record(tx, { accountId: credential.accountId, action, actor, target, changes });
  }
}
