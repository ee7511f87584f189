import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { AccountEntity } from '../data/account.entity.js';
import { AccountsRepository } from '../data/accounts.repository.js';
import { AuditLog } from '../data/audit-log.js';
import { type AccountProfile, changedProfile, PROFILE_FIELDS, type ProfileField } from '../rules/account-profile.js';
import { changesBetween } from '../rules/audit-changes.js';
import type { AccountView } from '../rules/account-view.js';
import type { Actor } from '../../audit-actor.js';
import { ChangeTrust } from './change-trust.js';
import { GetAccount } from './get-account.query.js';

export interface AccountChange {
  organization?: string;
  locale?: Language;
  timeZone?: string;
  profile?: { [F in ProfileField]?: AccountProfile[F] | null };
}

/** What an account tells about itself. A complete profile raises the tier with the next look at the gates. */
@Injectable()
export class UpdateAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly trust: ChangeTrust,
    private readonly getAccount: GetAccount,
    private readonly auditLog: AuditLog,
  ) {}

  run(scope: AccountScope, change: AccountChange, actor: Actor): Promise<AccountView> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.findForUpdate(tx, scope);
      if (!account) throw platformProblems.not_found();
      const factsBefore = factsOf(account);
      const { profile, ...plain } = change;
      const given = Object.fromEntries(
        Object.entries(plain).filter(([, value]) => value !== undefined && value !== null),
      );
      const trustedBefore = { ...account };
      await this.accounts.update(tx, account, {
        ...given,
        ...(profile ? { profile: changedProfile(account.profile, profile) } : {}),
      });
      await this.trust.tellIn(tx, trustedBefore, account, { cause: 'profile', actor });
      const changes = changesBetween(factsBefore, factsOf(account));
      const target = { type: 'account', id: wireId(WIRE_PREFIXES.account, account.id) };
      if (Object.keys(changes).length > 0) {
        await this.auditLog.record(tx, { accountId: account.id, action: 'account.updated', actor, target, changes });
      }
      return this.getAccount.viewIn(tx, account);
    });
  }
}

/** What this operation may change, by the names that the audit log shows. */
function factsOf({ organization, locale, timeZone, profile }: AccountEntity): Record<string, unknown> {
  const told = PROFILE_FIELDS.map((field) => [`profile.${field}`, profile[field] ?? null] as const);
  return { organization, locale, timeZone, ...Object.fromEntries(told) };
}
