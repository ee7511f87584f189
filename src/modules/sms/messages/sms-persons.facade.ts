import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { SmsStopsRepository } from '../settings/index.js';
import { CancelSms } from './use-cases/cancel-sms.js';

/** What stands where the number of somebody stood who was erased. */
const ERASED = 'erased';

export interface ErasedNumber {
  /** Texts that show the number no more, and of these those that had not left and never will. */
  texts: number;
  textsCancelled: number;
  /** What was written to nobody else. */
  textContents: number;
  /** Texts that a carrier is being given at this moment: they keep the number until they have ended. */
  textsInFlight: number;
  inboundTexts: number;
  /** Entries on the stop list stay: they are what keeps texts from the number. */
  stopsKept: number;
}

/** Persons behind numbers, for whoever keeps an audience. As a worker. */
@Injectable()
export class SmsPersons {
  constructor(
    private readonly cancelling: CancelSms,
    private readonly stops: SmsStopsRepository,
  ) {}

  /** Takes one number out of an account's texts: counts and credits stay as they are. */
  async eraseIn(tx: Tx, scope: AccountScope, number: string): Promise<ErasedNumber> {
    const textsCancelled = await this.cancelling.toNumberIn(tx, scope, number);
    const [done] = await tx.query<Omit<ErasedNumber, 'textsCancelled' | 'stopsKept'>>(ERASE, [
      scope.accountId,
      number,
      ERASED,
    ]);
    const stopsKept = Number(await this.isStoppedIn(tx, scope, number));
    return { ...done!, textsCancelled, stopsKept };
  }

  async isStoppedIn(tx: Tx, scope: AccountScope, number: string): Promise<boolean> {
    return (await this.stops.stopped(tx, scope, [number])).has(number);
  }

  /** Who wants no more texts, by the entry that says so; null when it is gone. */
  async stoppedNumberIn(tx: Tx, scope: AccountScope, stopId: string): Promise<string | null> {
    return (await this.stops.find(tx, scope, stopId))?.number ?? null;
  }

  /** Who wrote a text; null when it is gone, or its writer was erased. */
  async writerOfIn(tx: Tx, { accountId }: AccountScope, inboundId: string): Promise<string | null> {
    const [row] = await tx.query<{ sender: string }>(
      'select sender from sms_inbound where account_id = $1 and id = $2 and sender <> $3',
      [accountId, inboundId, ERASED],
    );
    return row?.sender ?? null;
  }
}

const ERASE = `with mine as materialized (
    select m.id, m.send_id, m.text_id, exists (select from sms_queue q where q.message_id = m.id) as in_flight
      from sms_messages m where m.number = $2 and m.account_id = $1),
  changed as (
    update sms_messages m set number = $3, contact_id = null from mine where m.id = mine.id and not mine.in_flight returning m.id),
  forgotten as (
    update sms_texts t set text = null from mine
     where t.id = mine.text_id and t.account_id = $1 and t.text is not null and not mine.in_flight and not exists (
       select from sms_messages o where o.account_id = $1 and o.send_id = mine.send_id and o.text_id = mine.text_id and o.id <> mine.id offset 0)
    returning 1),
  counted as (delete from sms_counters where account_id = $1 and subject = 'number:' || $2),
  heard as (
    update sms_inbound i set sender = $3, text = null where i.account_id = $1 and i.sender = $2 returning 1)
  select (select count(*)::int from changed) as texts, (select count(*)::int from forgotten) as "textContents",
         (select count(*)::int from mine where in_flight) as "textsInFlight",
         (select count(*)::int from heard) as "inboundTexts"`;
