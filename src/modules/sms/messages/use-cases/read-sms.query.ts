import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Hindrance, ReadSmsRoutes } from '../../routes/index.js';
import { type SmsFilter, SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsEventsRepository } from '../data/sms-events.repository.js';
import type { SmsEvent, SmsMessage } from '../data/sms-message.js';

export interface SmsWithWaiting {
  message: SmsMessage;
  /** Why nothing leaves for its country at present. */
  hindrance: Hindrance | null;
}

export interface WholeSms extends SmsWithWaiting {
  text: string | null;
  events: SmsEvent[];
  routeNames: ReadonlyMap<string, string>;
}

/** Messages as their account reads them. */
@Injectable()
export class ReadSms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: SmsMessagesRepository,
    private readonly events: SmsEventsRepository,
    private readonly routes: ReadSmsRoutes,
  ) {}

  async page(
    scope: AccountScope,
    filter: SmsFilter,
    span: { before: string | null; limit: number },
  ): Promise<SmsWithWaiting[]> {
    const rows = await this.unitOfWork.run(scope, (tx) =>
      this.messages.page(tx, scope, filter, { ...span, limit: span.limit + 1 }),
    );
    return this.withWaiting(rows);
  }

  async one(scope: AccountScope, id: string): Promise<WholeSms | null> {
    const found = await this.unitOfWork.run(scope, (tx) => this.wholeIn(tx, scope, id));
    if (found === null) return null;
    const [waiting] = await this.withWaiting([found.message]);
    return { ...found, ...waiting!, routeNames: await this.routes.names() };
  }

  /** What was asked for together; none: there was no such send. */
  async ofSend(scope: AccountScope, sendId: string): Promise<SmsWithWaiting[]> {
    return this.withWaiting(await this.unitOfWork.run(scope, (tx) => this.messages.ofSend(tx, scope, sendId)));
  }

  private async wholeIn(tx: Tx, scope: AccountScope, id: string) {
    const message = await this.messages.find(tx, scope, id);
    if (message === null) return null;
    const text = await this.messages.textOf(tx, scope, message.textId);
    return { message, text, events: await this.events.of(tx, scope, id) };
  }

  private async withWaiting(messages: readonly SmsMessage[]): Promise<SmsWithWaiting[]> {
    const countries = messages.filter(isReady).map(({ country }) => country);
    const hindrances = await this.routes.hindrances([...new Set(countries)]);
    return messages.map((message) => ({
      message,
      hindrance: isReady(message) ? (hindrances.get(message.country) ?? null) : null,
    }));
  }
}

/** Nothing keeps it here but what its routes do. */
function isReady({ status, because }: SmsMessage): boolean {
  return (status === 'queued' || status === 'deferred') && because === null;
}
