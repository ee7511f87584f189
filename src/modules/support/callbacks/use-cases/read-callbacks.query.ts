import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type CallbackPage, CallbacksRepository } from '../data/callbacks.repository.js';
import type { Callback, CallbackStatus } from '../rules/callback.js';

/** Call-backs, newest first; every page has one row more than asked for, if there is one. */
@Injectable()
export class ReadCallbacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly callbacks: CallbacksRepository,
  ) {}

  page(scope: AccountScope, ticketId: string, page: CallbackPage): Promise<Callback[]> {
    return this.unitOfWork.run(scope, (tx) => this.callbacks.page(tx, scope, ticketId, oneMore(page)));
  }

  async find(scope: AccountScope, ticketId: string, id: string): Promise<Callback | null> {
    const callback = await this.unitOfWork.run(scope, (tx) => this.callbacks.find(tx, scope, id));
    return callback?.ticketId === ticketId ? callback : null;
  }

  unscopedFind(id: string): Promise<Callback | null> {
    return this.callbacks.unscopedFind(id);
  }

  unscopedPage(status: CallbackStatus | null, page: CallbackPage): Promise<Callback[]> {
    return this.callbacks.unscopedPage(status, oneMore(page));
  }
}

function oneMore(page: CallbackPage): CallbackPage {
  return { ...page, limit: page.limit + 1 };
}
