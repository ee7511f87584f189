import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { BillingFacade } from '../../../billing/index.js';
import { SupportFacade } from '../../../support/index.js';
import type { QuoteRequestEntity } from '../data/quote-request.entity.js';
import { QuoteRequestsRepository } from '../data/quote-requests.repository.js';
import { quoteRequestProblems } from '../quote-requests.errors.js';
import type { QuoteRequest, QuoteTopic } from '../rules/quote-request.js';
import { SUBJECTS } from '../rules/quote-texts.table.js';
import { requestText } from '../rules/ticket-text.js';

export interface QuoteWish extends Pick<
  QuoteRequest,
  'topic' | 'description' | 'monthlyVolume' | 'customFeatures' | 'sessions' | 'onSite'
> {
  language: Language;
}

/** Which topic of support, all of its sales queue, a request is. */
const TICKET_TOPICS = {
  custom_plan: 'sales',
  custom_development: 'custom_development',
  training: 'training',
} as const satisfies Record<QuoteTopic, string>;

/** Asks sales for what no list has a price for; sales hear of it by a ticket. */
@Injectable()
export class RequestQuote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: QuoteRequestsRepository,
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly support: SupportFacade,
  ) {}

  async run(
    scope: AccountScope,
    wish: QuoteWish,
    actor: Actor,
    keep: BeforeCommit<QuoteRequestEntity>,
  ): Promise<QuoteRequestEntity> {
    if (wish.topic === 'custom_plan') await this.requireEligible(scope, wish);
    return this.unitOfWork.run(scope, async (tx) => {
      const request = await this.storeIn(tx, scope, wish, actor);
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'quote_request.made',
        actor,
        target: { type: 'quote_request', id: wireId(WIRE_PREFIXES.quoteRequest, request.id) },
        changes: { topic: request.topic },
      });
      await keep(tx, request);
      return request;
    });
  }

  private async storeIn(tx: Tx, scope: AccountScope, wish: QuoteWish, actor: Actor): Promise<QuoteRequestEntity> {
    const { accountId } = scope;
    const id = newId(tx.now);
    const { ticketId } = await this.support.openTicketIn(tx, {
      accountId,
      topic: TICKET_TOPICS[wish.topic],
      subject: SUBJECTS[wish.topic][wish.language],
      text: requestText(wish, wish.language),
      language: wish.language,
      openedBy: actor,
      dedupe: `quote-request:${id}`,
    });
    const request: QuoteRequestEntity = {
      ...wish,
      ...{ id, accountId, ticketId, status: 'requested', currency: 'EUR', version: 1 },
      ...{ estimatedDelivery: null, priceMinor: null, acceptedAt: null },
      createdAt: tx.now,
      updatedAt: tx.now,
    };
    await this.requests.insert(tx, request);
    return request;
  }

  private async requireEligible(scope: AccountScope, wish: QuoteWish): Promise<void> {
    const { monthlyVolume, customFeatures } = wish;
    const fault = (field: string, code: string, message = '') => ({ field, code, message });
    if (monthlyVolume === null) {
      throw platformProblems.validation_failed({ errors: [fault('monthlyVolume', 'required')] });
    }
    const judged = await this.billing.judgeCustomPlan(scope, { monthlyVolume, customFeatures });
    const errors = customFeatures.flatMap((code, i) =>
      judged.features.includes(code) ? [] : [fault(`customFeatures[${i}]`, 'not_allowed', judged.features.join(', '))],
    );
    if (errors.length > 0) throw platformProblems.validation_failed({ errors });
    if (!judged.eligible) throw quoteRequestProblems.custom_plan_not_eligible();
  }
}
