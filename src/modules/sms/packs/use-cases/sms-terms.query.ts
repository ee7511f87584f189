import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountTrust } from '../../../accounts/index.js';
import { type PlanBeside, ReadAccountTerms } from '../../../billing/index.js';
import type { EmailTerm, Validity } from '../rules/credit-expiry.js';

export interface SmsTerms {
  /** On which terms credits are sold to this account; null: not at all. */
  validity: Validity | null;
  /** Its e-mail plans with an end, by their beginning. */
  emailTerms: EmailTerm[];
  /** Which say how credits can be paid for. */
  plans: PlanBeside[];
}

/** What an account's plans, and the offer it signed up for, say about SMS. */
@Injectable()
export class ReadSmsTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountTrust,
    private readonly billing: ReadAccountTerms,
  ) {}

  /** Only what moves the end of credits that are there already. */
  emailTermsIn(tx: Tx, scope: AccountScope): Promise<EmailTerm[]> {
    return this.billing.termsIn(tx, scope);
  }

  async run(scope: AccountScope): Promise<SmsTerms> {
    const account = await this.unitOfWork.run(scope, (tx) => this.accounts.readIn(tx, scope));
    if (account === null) throw platformProblems.not_found();
    const { policies, terms, plans } = await this.billing.run(scope, account.offer);
    const selling = policies.find((policy) => policy['sms.validity'] !== null);
    const sold = selling?.['sms.validity'] ?? null;
    const zone = selling?.['quota.timezone'] ?? 'UTC';
    return {
      validity: sold === null ? null : { mode: sold.orEmailTerm ? 'email_term' : 'months', months: sold.months, zone },
      emailTerms: terms,
      plans,
    };
  }
}
