import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { SupportFacade } from '../../../support/index.js';
import type { QuoteRequestEntity } from '../data/quote-request.entity.js';
import { QuoteRequestsRepository } from '../data/quote-requests.repository.js';
import { quoteRequestProblems } from '../quote-requests.errors.js';
import { acceptanceText } from '../rules/ticket-text.js';

/** The customer takes the quote. People go on from here: nothing is charged, and no payment starts anything. */
@Injectable()
export class AcceptQuote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: QuoteRequestsRepository,
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
  ) {}

  /** What is accepted stays accepted. */
  run(
    scope: AccountScope,
    id: string,
    actor: Actor,
    keep: BeforeCommit<QuoteRequestEntity>,
  ): Promise<QuoteRequestEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const request = await this.requests.lock(tx, scope, id);
      if (!request) throw platformProblems.not_found();
      if (request.status === 'requested') throw quoteRequestProblems.quote_not_ready();
      if (request.status === 'quoted') {
        await this.requests.update(tx, request, { status: 'accepted', acceptedAt: tx.now });
        const { accountId, ticketId, language } = request;
        const text = acceptanceText(request, language);
        await this.support.addMessageIn(tx, { ticketId, accountId, author: actor, text });
        await this.accounts.auditIn(tx, {
          accountId,
          action: 'quote_request.accepted',
          actor,
          target: { type: 'quote_request', id: wireId(WIRE_PREFIXES.quoteRequest, id) },
          changes: { topic: request.topic },
        });
      }
      await keep(tx, request);
      return request;
    });
  }
}
