import { Injectable } from '@nestjs/common';
import { AccountsFacade } from '../../../accounts/index.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { SendersDoor } from '../../senders/index.js';
import { sendingProblems } from '../../sending.errors.js';
import type { AcceptOutcome, IdempotencyClaim, Submitter } from '../accept.types.js';
import { AcceptJson } from './accept-json.js';
import { KeptAnswers } from './kept-answers.js';

const TAG = 'template-test';

export interface TemplateTest {
  readonly templateId: string;
  readonly to: string;
  readonly from?: string;
  readonly variables?: Record<string, unknown>;
  readonly language?: string;
  readonly version?: number;
}

/** An ordinary message to an address that is proven to be the account's or the person's own: nobody tests on strangers. */
@Injectable()
export class SendTemplateTest {
  constructor(
    private readonly acceptJson: AcceptJson,
    private readonly senders: SendersDoor,
    private readonly accounts: AccountsFacade,
    private readonly kept: KeptAnswers,
  ) {}

  async run(
    by: Submitter,
    userId: string | null,
    test: TemplateTest,
    claim: IdempotencyClaim | null,
  ): Promise<AcceptOutcome> {
    const { to, from, templateId, variables = {}, language, version } = test;
    const address = parseAddress(to);
    const refuse = (code: 'address_invalid' | 'test_recipient_not_verified') =>
      this.kept.refuse(by.accountId, claim, sendingProblems[code]({ errors: [{ field: 'to', code, message: '' }] }));
    if (address === null) return refuse('address_invalid');
    const [{ allowed }] = (await this.senders.factsFor([{ accountId: by.accountId, address: address.email }])) as [
      { allowed: boolean },
    ];
    if (!allowed && !(await this.isOwn(userId, address))) return refuse('test_recipient_not_verified');
    const sender = from ?? (allowed ? address.email : ((await this.accounts.ownerContact(by.accountId))?.email ?? to));
    const message = {
      from: { email: sender },
      to: [{ email: address.email }],
      templateId,
      variables,
      tags: [TAG],
      ...(language === undefined ? {} : { language }),
    };
    return this.acceptJson.run(by, message, claim, version ?? null);
  }

  private async isOwn(userId: string | null, address: Address): Promise<boolean> {
    const person = userId === null ? null : await this.accounts.userContact(userId);
    return person !== null && person.emailConfirmed && parseAddress(person.email)?.key === address.key;
  }
}
