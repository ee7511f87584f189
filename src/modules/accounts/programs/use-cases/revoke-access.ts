import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, type WirePrefix, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { SessionEnding } from '../../sign-in/index.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';
import { VerifyApiKey } from './verify-api-key.js';
import { VerifySmtpLogin } from './verify-smtp-login.js';

export const KINDS_OF_ACCESS = ['sessions', 'api_keys', 'smtp_credentials'] as const;
export type KindOfAccess = (typeof KINDS_OF_ACCESS)[number];

/** How many of each ended. */
export interface RevokedAccess {
  sessions: number;
  apiKeys: number;
  smtpCredentials: number;
}

/** What programs come in with. */
@Injectable()
export class ProgramAccess {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly credentials: SmtpCredentialsRepository,
    private readonly verifyKey: VerifyApiKey,
    private readonly verifyLogin: VerifySmtpLogin,
  ) {}

  async revokeKeysIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    const keys = await this.keys.revokeAll(tx, scope);
    tx.afterCommit(() => this.verifyKey.forget(keys.flatMap((key) => [key.secretHash, key.previousHash])));
    return keys.map(({ id }) => id);
  }

  async revokeCredentialsIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    const credentials = await this.credentials.revokeAll(tx, scope);
    tx.afterCommit(() => credentials.forEach((credential) => this.verifyLogin.forget(credential)));
    return credentials.map(({ id }) => id);
  }
}

/** Everything that opens an account, ended at once: for accounts that are in wrong hands. */
@Injectable()
export class RevokeAccess {
  constructor(
    private readonly sessions: SessionEnding,
    private readonly programs: ProgramAccess,
    private readonly outbox: Outbox,
    private readonly auditLog: AuditLog,
  ) {}

  /** One entry in the audit log names all that ended; the owner gets a mail. */
  async revokeIn(
    tx: Tx,
    scope: AccountScope,
    what: readonly KindOfAccess[],
    by: { actor: Actor; reason: string },
  ): Promise<RevokedAccess> {
    const sessions = what.includes('sessions') ? await this.sessions.endAllOfAccountIn(tx, scope, 'revoked') : [];
    const keys = what.includes('api_keys') ? await this.programs.revokeKeysIn(tx, scope) : [];
    const credentials = what.includes('smtp_credentials') ? await this.programs.revokeCredentialsIn(tx, scope) : [];
    await this.auditLog.record(tx, {
      accountId: scope.accountId,
      action: 'account.access_revoked',
      actor: by.actor,
      target: { type: 'account', id: wireId(WIRE_PREFIXES.account, scope.accountId) },
      changes: {
        reason: by.reason,
        sessions: { from: sessions.length, to: what.includes('sessions') ? 0 : sessions.length },
        apiKeys: ended(WIRE_PREFIXES.apiKey, keys),
        smtpCredentials: ended(WIRE_PREFIXES.smtpCredential, credentials),
      },
    });
    const revoked = { sessions: sessions.length, apiKeys: keys.length, smtpCredentials: credentials.length };
    await this.outbox.publish(tx, 'account.access_revoked.v1', {
      accountId: scope.accountId,
      aggregateId: scope.accountId,
      payload: revoked,
    });
    return revoked;
  }
}

function ended(prefix: WirePrefix, ids: readonly string[]): { from: string[]; to: string[] } {
  return { from: ids.map((id) => wireId(prefix, id)), to: [] };
}
