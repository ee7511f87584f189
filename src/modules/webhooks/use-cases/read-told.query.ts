import { Injectable } from '@nestjs/common';
import { presentEvent } from '../../sending/index.js';
import { SmsEventLog } from '../../sms/index.js';
import { MailEventLog } from '../../spool/index.js';
import { AccountEventsRepository } from '../data/account-events.repository.js';
import { presentAccountEvent } from '../rules/account-event.js';
import type { Told } from '../rules/body.js';
import type { Delivery } from '../rules/delivery.js';

/** What a receiver reads of the events in its deliveries; those that were erased meanwhile are missing. */
@Injectable()
export class ReadTold {
  constructor(
    private readonly log: MailEventLog,
    private readonly accountEvents: AccountEventsRepository,
    private readonly sms: SmsEventLog,
  ) {}

  async unscopedOf(deliveries: readonly Delivery[]): Promise<Map<string, Told>> {
    const heads = deliveries.flatMap(({ logId, eventId }) =>
      logId === null ? [] : [{ sequence: logId, id: eventId }],
    );
    const ids = deliveries.flatMap(({ logId, eventId }) => (logId === null ? [eventId] : []));
    const data = new Map<string, object>();
    for (const event of await this.log.unscopedOf(heads)) data.set(event.id, presentEvent(event));
    for (const event of await this.accountEvents.unscopedOf(ids)) data.set(event.id, presentAccountEvent(event));
    for (const [id, event] of await this.sms.unscopedTold(ids.filter((one) => !data.has(one)))) data.set(id, event);
    return new Map(
      deliveries.flatMap(({ id, eventId, type, occurredAt, sequence }) => {
        const read = data.get(eventId);
        return read === undefined ? [] : [[id, { eventId, type, occurredAt, sequence, data: read }]];
      }),
    );
  }
}
