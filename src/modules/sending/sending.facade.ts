import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import {
  AcceptMessages,
  type AcceptOutcome,
  type AcceptRequest,
  AcceptSystemMail,
  type SystemMail,
} from './acceptance/index.js';
import { type Complaint, ComplaintBook, type NewComplaint } from './complaints/index.js';
import { type DialCandidate, type DialVerdict, RecheckBeforeDial } from './outgoing/recheck-before-dial.js';
import { type RenderedMail, RenderForDelivery } from './outgoing/render-for-delivery.js';
import { type DomainNotice, type MailIdentity, type SenderConfirmationMail, SendersDoor } from './senders/index.js';
import { type NewSuppression, SuppressionList } from './suppressions/index.js';

/** Who must not be written to, and who complained. */
@Injectable()
export class ListHygiene {
  constructor(
    readonly suppressions: SuppressionList,
    readonly complaints: ComplaintBook,
  ) {}
}

/** Acceptance for every entrance, and what delivery and notifications need of it. */
@Injectable()
export class SendingFacade {
  constructor(
    private readonly acceptance: AcceptMessages,
    private readonly systemMail: AcceptSystemMail,
    private readonly render: RenderForDelivery,
    private readonly recheck: RecheckBeforeDial,
    private readonly senders: SendersDoor,
    private readonly hygiene: ListHygiene,
  ) {}

  /** Judged in order; a refusal is an outcome. */
  acceptMessages(requests: readonly AcceptRequest[]): Promise<AcceptOutcome[]> {
    return this.acceptance.run(requests);
  }

  /** One mail of the installation per `dedupe`, in the caller's worker transaction; its id, or null when there is one already. */
  acceptSystemIn(tx: Tx, mail: SystemMail): Promise<string | null> {
    return this.systemMail.acceptSystemIn(tx, mail);
  }

  /** By message id; what is missing has no body any more. */
  renderForDelivery(messageIds: Iterable<string>): Promise<Map<string, RenderedMail>> {
    return this.render.run(messageIds);
  }

  /** By delivery id. */
  recheckBeforeDial(deliveries: readonly DialCandidate[]): Promise<Map<string, DialVerdict>> {
    return this.recheck.run(deliveries);
  }

  /** Keys and names under which mail from `domain` leaves. */
  identityFor(domain: string, accountId: string): Promise<MailIdentity> {
    return this.senders.identityFor(domain, accountId);
  }

  /** How a domain stands, for its owner; null when it was given up. */
  domainNotice(accountId: string, domainId: string): Promise<DomainNotice | null> {
    return this.senders.domainNotice(accountId, domainId);
  }

  /** Names of the account's domains that are proven and sign their mail. */
  authenticatedDomainsIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    return this.senders.authenticatedDomainsIn(tx, scope);
  }

  /** False when the address was listed already. */
  addSuppressionIn(tx: Tx, entry: NewSuppression): Promise<boolean> {
    return this.hygiene.suppressions.addIn(tx, entry);
  }

  /** The same in a statement of its own. */
  addSuppression(entry: NewSuppression): Promise<void> {
    return this.hygiene.suppressions.unscopedAdd(entry);
  }

  /** Written down once, with its suppression and its place in the life of the message; null when it is known. */
  recordComplaintIn(tx: Tx, complaint: NewComplaint): Promise<Complaint | null> {
    return this.hygiene.complaints.recordIn(tx, complaint);
  }

  /** For `sender.confirmation_requested.v1`; null when there is nothing left to ask. */
  senderConfirmationMail(tokenId: string): Promise<SenderConfirmationMail | null> {
    return this.senders.confirmationMail(tokenId);
  }

  /** The owner of an address follows the link of that mail; throws 422 or 410 like the API. */
  confirmSender(token: string): Promise<void> {
    return this.senders.confirm(token);
  }

  /** Called by every process at start, before it takes mail. */
  ensureSystemDomain(): Promise<void> {
    return this.senders.ensureSystemDomain();
  }
}
