import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { SupportFacade } from '../../../support/index.js';
import type { QuoteRequestEntity } from '../data/quote-request.entity.js';
import { QuoteRequestsRepository } from '../data/quote-requests.repository.js';
import { quoteRequestProblems } from '../quote-requests.errors.js';
import { isQuoted, type QuoteRequest } from '../rules/quote-request.js';
import { quoteText } from '../rules/ticket-text.js';

/** What staff may set; left out stays as it is. */
export type QuoteAnswer = Partial<Pick<QuoteRequest, 'estimatedDelivery' | 'priceMinor'>>;

/** Staff say what it costs and when it is there; the customer reads a complete quote in the ticket. */
@Injectable()
export class AnswerQuoteRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: QuoteRequestsRepository,
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
  ) {}

  run(request: QuoteRequestEntity, answer: QuoteAnswer, actor: Actor): Promise<QuoteRequestEntity> {
    const scope = accountScope(request.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.requests.lock(tx, scope, request.id);
      if (!before) throw platformProblems.not_found();
      const after = { ...termsOf(before), ...answer };
      const changes = changesBetween(told(termsOf(before)), told(after));
      if (Object.keys(changes).length === 0) return before;
      const accepted = before.status === 'accepted';
      if (accepted && after.priceMinor !== before.priceMinor) throw quoteRequestProblems.quote_accepted();
      const quoted = isQuoted({ topic: before.topic, ...after }) ? 'quoted' : 'requested';
      const status = accepted ? 'accepted' : quoted;
      const changed = await this.requests.update(tx, before, { ...after, status });
      await this.tellIn(tx, changed, changes, actor);
      return changed;
    });
  }

  private async tellIn(tx: Tx, request: QuoteRequestEntity, changes: object, actor: Actor): Promise<void> {
    const { accountId, ticketId, language } = request;
    if (request.status !== 'requested') {
      const text = quoteText(request, language);
      await this.support.addMessageIn(tx, { ticketId, accountId, author: actor, text });
    }
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'quote_request.answered',
      actor,
      target: { type: 'quote_request', id: wireId(WIRE_PREFIXES.quoteRequest, request.id) },
      changes: { ...changes },
    });
  }
}

function termsOf({ estimatedDelivery, priceMinor }: QuoteRequestEntity): Required<QuoteAnswer> {
  return { estimatedDelivery, priceMinor };
}

/** As the audit log shows it. */
function told({ estimatedDelivery, priceMinor }: Required<QuoteAnswer>): Record<string, string | null> {
  return { estimatedDelivery, priceMinor: priceMinor?.toString() ?? null };
}
