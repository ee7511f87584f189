import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { QuoteRequestEntity } from '../data/quote-request.entity.js';
import {
  type QuoteRequestFilter,
  type QuoteRequestPage,
  QuoteRequestsRepository,
} from '../data/quote-requests.repository.js';

/** Newest first; every page has one row more than asked for, if there is one. */
@Injectable()
export class ReadQuoteRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: QuoteRequestsRepository,
  ) {}

  page(scope: AccountScope, filter: QuoteRequestFilter, page: QuoteRequestPage): Promise<QuoteRequestEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.requests.page(tx, scope, filter, oneMore(page)));
  }

  find(scope: AccountScope, id: string): Promise<QuoteRequestEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.requests.find(tx, scope, id));
  }

  unscopedPage(filter: QuoteRequestFilter, page: QuoteRequestPage): Promise<QuoteRequestEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.requests.unscopedPage(tx, filter, oneMore(page)));
  }

  unscopedFind(id: string): Promise<QuoteRequestEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.requests.unscopedFind(tx, id));
  }
}

function oneMore(page: QuoteRequestPage): QuoteRequestPage {
  return { ...page, limit: page.limit + 1 };
}
