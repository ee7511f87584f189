import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AuditLog } from '../account/index.js';
import { type ErasurePart, LeavingParts, type LeavingPerson } from './parts.js';
import { erasureOfTable, exportOfTable, keptTable } from './table-parts.js';

const { account, apiKey, block, session, smtpCredential, subscription, user } = WIRE_PREFIXES;

/** What this module itself keeps about an account. */
@Injectable()
export class AccountsParts implements OnModuleInit {
  constructor(
    private readonly parts: LeavingParts,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
  ) {}

  onModuleInit(): void {
    this.exportAccount();
    this.exportPeople();
    this.exportPrograms();
    this.erase();
  }

  private exportAccount(): void {
    this.parts.registerExport(
      exportOfTable(this.unitOfWork, {
        name: 'accounts.account',
        description: 'The account: number, name, language, profile, trust.',
        table: 'accounts',
        account: 'id',
        columns: [
          'id',
          'platform_id',
          'organization',
          'offer',
          'status',
          'locale',
          'time_zone',
          'profile',
          'granted_tier',
          'earned_tier',
          'reviewed_tier',
          'rate_per_hour',
          'created_at',
          'confirmed_at',
        ],
        ids: { id: account },
      }),
      exportOfTable(this.unitOfWork, {
        name: 'accounts.blocks',
        description: 'What kept the account from sending, why, and until when.',
        table: 'blocks',
        columns: [
          'id',
          'reason',
          'scope',
          'measured',
          'limit_value',
          'unit',
          'steps',
          'since_at',
          'until_at',
          'lifted_at',
          'lift_reason',
        ],
        ids: { id: block },
      }),
      exportOfTable(this.unitOfWork, {
        name: 'accounts.audit-log',
        description: 'Who did what in the account, when and from where.',
        table: 'audit_log',
        columns: [
          'id',
          'at',
          'action',
          'actor_type',
          'actor_id',
          'actor_label',
          'on_behalf_of',
          'on_behalf_label',
          'target_type',
          'target_id',
          'ip',
          'changes',
        ],
      }),
    );
  }

  private exportPeople(): void {
    this.parts.registerExport(
      exportOfTable(this.unitOfWork, {
        name: 'accounts.users',
        description: 'The people of the account.',
        table: 'users',
        columns: [
          'id',
          'username',
          'email',
          'role',
          'locale',
          'email_confirmed_at',
          'joined_at',
          'last_login_at',
          'created_at',
        ],
        ids: { id: user },
      }),
      exportOfTable(this.unitOfWork, {
        name: 'accounts.sessions',
        description: 'Where and with what people were signed in; thirty days after a session ended it is forgotten.',
        table: 'sessions',
        columns: [
          'id',
          'user_id',
          'ip',
          'user_agent',
          'created_at',
          'last_used_at',
          'expires_at',
          'ended_at',
          'end_reason',
        ],
        ids: { id: session, user_id: user },
      }),
    );
  }

  private exportPrograms(): void {
    const lifetime = ['created_at', 'last_used_at', 'revoked_at'];
    this.parts.registerExport(
      exportOfTable(this.unitOfWork, {
        name: 'accounts.api-keys',
        description: 'API keys, without their secrets.',
        table: 'api_keys',
        columns: [
          'id',
          'name',
          'key',
          'secret_hint',
          'scopes',
          'allowed_networks',
          'subscription_id',
          'created_by',
          'expires_at',
          ...lifetime,
        ],
        ids: { id: apiKey, subscription_id: subscription },
      }),
      exportOfTable(this.unitOfWork, {
        name: 'accounts.smtp-credentials',
        description: 'SMTP credentials, without their passwords.',
        table: 'smtp_credentials',
        columns: ['id', 'name', 'username', 'subscription_id', 'created_by', ...lifetime],
        ids: { id: smtpCredential, subscription_id: subscription },
      }),
    );
  }

  private erase(): void {
    this.parts.registerErasure(
      SESSIONS,
      { ...erasureOfTable({ name: 'accounts.links', table: 'one_time_tokens' }), erasePersonIn: forgetSignIn },
      erasureOfTable({ name: 'accounts.removed-people', table: 'people_to_erase', key: 'user_id' }),
      erasureOfTable({ name: 'accounts.second-factors', table: 'totp_factors', key: 'person_id' }),
      erasureOfTable({ name: 'accounts.recovery-codes', table: 'recovery_codes', key: 'code_hash' }),
      erasureOfTable({ name: 'accounts.blocks', table: 'blocks' }),
      erasureOfTable({ name: 'accounts.api-keys', table: 'api_keys' }),
      erasureOfTable({ name: 'accounts.smtp-credentials', table: 'smtp_credentials' }),
      erasureOfTable({ name: 'accounts.exports', table: 'account_exports' }),
      erasureOfTable({ name: 'accounts.export-chunks', table: 'blob_chunks', key: 'ctid' }),
      erasureOfTable({ name: 'accounts.export-files', table: 'blobs' }),
      erasureOfTable({ name: 'accounts.users', table: 'users', stage: 'people' }),
      this.auditPeople(),
      keptTable({
        name: 'accounts.audit-log',
        table: 'audit_log',
        keptBecause: 'what was done and when, without names, addresses and texts',
      }),
      keptTable({
        name: 'accounts.tombstone',
        table: 'accounts',
        account: 'id',
        keptBecause: 'the number of the platform, so that it is never used again',
      }),
      keptTable({ name: 'accounts.certificate', table: 'account_purges', keptBecause: 'this certificate' }),
    );
  }

  /** The log itself is never deleted from; it only forgets people. */
  private auditPeople(): ErasurePart {
    return {
      name: 'accounts.audit-people',
      tables: ['audit_log'],
      stage: 'people',
      eraseIn: (tx, scope) => this.auditLog.forgetPeople(tx, scope),
      countLeftIn: (tx, scope) => countOf(tx, scope, AUDIT_LEFT),
      erasePersonIn: async (tx, scope, { email }) => {
        await tx.query('select audit_log_forget_address($1, $2)', [scope.accountId, email]);
      },
    };
  }
}

const AUDIT_LEFT = `select count(*)::int as n from audit_log where account_id = $1 and (on_behalf_label is not null
  or (actor_type <> 'staff' and (actor_label is not null or ip is not null)) or changes <> audit_changes_without_person(changes))`;

const SESSIONS: ErasurePart = {
  name: 'accounts.sessions',
  tables: ['sessions', 'refresh_tokens'],
  eraseIn: (tx, scope, limit) =>
    countOf(
      tx,
      scope,
      `with gone as (delete from sessions where id = any (array(select id from sessions where account_id = $1 limit $2)) returning id),
       tokens as (delete from refresh_tokens r using gone g where r.session_id = g.id)
       select count(*)::int as n from gone`,
      limit,
    ),
  countLeftIn: (tx, scope) => countOf(tx, scope, 'select count(*)::int as n from sessions where account_id = $1'),
};

/** What a person signed in with and from. Links stay, used up and without addresses, so that they answer as ended ones do. */
async function forgetSignIn(tx: Tx, scope: AccountScope, { userId }: LeavingPerson): Promise<void> {
  await tx.query(
    `update one_time_tokens set email = null, previous_email = null, email_normalised = null where account_id = $1 and user_id = $2`,
    [scope.accountId, userId],
  );
  for (const [table, column] of [
    ['sessions', 'user_id'],
    ['totp_factors', 'person_id'],
    ['recovery_codes', 'person_id'],
  ])
    await tx.query(`delete from ${table} where account_id = $1 and ${column} = $2`, [scope.accountId, userId]);
}

async function countOf(tx: Tx, scope: AccountScope, sql: string, ...values: unknown[]): Promise<number> {
  const rows = await tx.query<{ n: number }>(sql, [scope.accountId, ...values]);
  return rows[0]!.n;
}
