import { Injectable } from '@nestjs/common';
import { AccountsFacade } from '../../../accounts/index.js';
import { parseAddress } from '../../addresses/index.js';
import { SendersDoor } from '../../senders/index.js';
import type { AcceptOutcome, IdempotencyClaim, Submitter } from '../accept.types.js';
import { SendTestMail } from './send-test-mail.js';

const TAG = 'template-test';

export interface TemplateTest {
  readonly templateId: string;
  readonly to: string;
  readonly from?: string;
  readonly variables?: Record<string, unknown>;
  readonly language?: string;
  readonly version?: number;
}

/** An ordinary message to an address that is proven to be the account's or the person's own. */
@Injectable()
export class SendTemplateTest {
  constructor(
    private readonly sendTest: SendTestMail,
    private readonly senders: SendersDoor,
    private readonly accounts: AccountsFacade,
  ) {}

  async run(
    by: Submitter,
    userId: string | null,
    test: TemplateTest,
    claim: IdempotencyClaim | null,
  ): Promise<AcceptOutcome> {
    const { to, from, templateId, variables = {}, language, version } = test;
    const message = {
      from: { email: from ?? (await this.senderFor(by.accountId, to)) },
      templateId,
      variables,
      tags: [TAG],
      ...(language === undefined ? {} : { language }),
    };
    return this.sendTest.toOwn(by, userId, { to: [to], message }, claim, version ?? null);
  }

  /** The address itself, if mail may come from there; else the owner's. */
  private async senderFor(accountId: string, to: string): Promise<string> {
    const address = parseAddress(to);
    const facts = address === null ? [] : await this.senders.factsFor([{ accountId, address: address.email }]);
    if (address !== null && facts[0]?.allowed) return address.email;
    return (await this.accounts.ownerContact(accountId))?.email ?? to;
  }
}
