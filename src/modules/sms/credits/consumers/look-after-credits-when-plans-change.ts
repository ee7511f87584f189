import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { SmsPursesRepository } from '../data/purses.repository.js';

const EVENTS = [
  'subscription.granted.v1',
  'subscription.opened.v1',
  'subscription.changed.v1',
  'subscription.renewed.v1',
  'subscription.cancelled.v1',
  'subscription.ended.v1',
] as const;

/** The end of credits moves with the e-mail plan, so whatever happens to a plan is a reason to look at them. */
@Injectable()
export class LookAfterCreditsWhenPlansChange {
  constructor(consumers: Consumers, purses: SmsPursesRepository) {
    for (const event of EVENTS) consumers.register(lookAfter(event, purses) as never);
  }
}

function lookAfter<N extends (typeof EVENTS)[number]>(event: N, purses: SmsPursesRepository): EventConsumer<N> {
  return {
    name: `look-after-credits-when-${event.replace(/\.v\d+$/, '').replace(/[._]/g, '-')}`,
    event,
    queue: 'events',
    handle: ({ accountId }: ReceivedEvent<N>, tx: Tx) =>
      purses.change(tx, accountScope(accountId), { checkAt: tx.now }),
  };
}
