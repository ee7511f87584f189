import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { SenderVerdict } from './rules/sender-allowed.js';
import { ConfirmationMails, type SenderConfirmationMail } from './use-cases/confirmation-mails.js';
import { ConfirmSender } from './use-cases/confirm-sender.js';
import { EnsureSystemDomain } from './use-cases/ensure-system-domain.js';
import { SenderFacts } from './use-cases/sender-facts.js';
import { type DomainNotice, NoticeDomain } from './use-cases/notice-domain.query.js';
import { type DomainTracking, type MailIdentity, type SigningKey, SigningKeys } from './use-cases/signing-keys.js';

/** Whose name mail may carry and who signs for it, for acceptance, delivery and notifications. */
@Injectable()
export class SendersDoor {
  constructor(
    private readonly facts: SenderFacts,
    private readonly keys: SigningKeys,
    private readonly mails: ConfirmationMails,
    private readonly systemDomain: EnsureSystemDomain,
    private readonly confirmation: ConfirmSender,
    private readonly domainNotices: NoticeDomain,
  ) {}

  /** May each account use each address? Any number in one trip, in the order asked; a yes is up to 5 s old. */
  factsFor(questions: readonly { accountId: string; address: string }[]): Promise<SenderVerdict[]> {
    return this.facts.of(questions);
  }

  /** The keys that sign mail from `domain`: its own when proven and published, else the installation's. */
  async signingKeysFor(domain: string, accountId: string): Promise<SigningKey[]> {
    return (await this.keys.identityFor(domain, accountId)).keys;
  }

  identityFor(domain: string, accountId: string): Promise<MailIdentity> {
    return this.keys.identityFor(domain, accountId);
  }

  /** Whether mail from `domain` counts opens and clicks when it does not say so itself, and under which name. */
  trackingOf(domain: string, accountId: string): Promise<DomainTracking> {
    return this.keys.trackingOf(domain, accountId);
  }

  /** Names of the account's domains that are proven and sign their mail. */
  authenticatedDomainsIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    return this.domainNotices.authenticatedIn(tx, scope);
  }

  /** How a domain stands, for its owner; null when it was given up. */
  domainNotice(accountId: string, domainId: string): Promise<DomainNotice | null> {
    return this.domainNotices.run(accountId, domainId);
  }

  confirmationToken(tokenId: string): string {
    return this.mails.tokenOf(tokenId);
  }

  /** For `sender.confirmation_requested.v1`: null when there is nothing left to ask. */
  confirmationMail(tokenId: string): Promise<SenderConfirmationMail | null> {
    return this.mails.mailOf(tokenId);
  }

  /** The owner of an address follows the link of that mail. */
  async confirm(token: string): Promise<void> {
    await this.confirmation.run(token);
  }

  /** Called by every process at start, before it takes mail. */
  ensureSystemDomain(): Promise<void> {
    return this.systemDomain.run();
  }
}
