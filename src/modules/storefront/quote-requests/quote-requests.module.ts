import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { SupportModule } from '../../support/index.js';
import { QuoteRequestsRepository } from './data/quote-requests.repository.js';
import { AdminQuoteRequestsController } from './http/admin-quote-requests.controller.js';
import { QuoteRequestLocator, StaffQuoteRequestLocator } from './http/quote-request.locator.js';
import { QuoteRequestsController } from './http/quote-requests.controller.js';
import { QuoteRequestLeavingParts } from './leaving-parts.js';
import { AcceptQuote } from './use-cases/accept-quote.js';
import { AnswerQuoteRequest } from './use-cases/answer-quote-request.js';
import { ReadQuoteRequests } from './use-cases/read-quote-requests.query.js';
import { RequestQuote } from './use-cases/request-quote.js';

/** What has no price in a list is asked for, answered by sales, and accepted. */
@Module({
  imports: [AccountsModule, BillingModule, SupportModule],
  controllers: [QuoteRequestsController, AdminQuoteRequestsController],
  providers: [
    QuoteRequestLeavingParts,
    QuoteRequestsRepository,
    QuoteRequestLocator,
    StaffQuoteRequestLocator,
    RequestQuote,
    ReadQuoteRequests,
    AnswerQuoteRequest,
    AcceptQuote,
  ],
})
export class QuoteRequestsModule {}
