import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { RateDiff } from '../rules/rate-diff.js';
import type { SmsRate } from '../rules/rates.js';
import { SmsRateEntity } from './sms-rate.entity.js';

const CARD_LOCK = 7_023_139;

export type StoredRate = SmsRate & { id: string };

@Injectable()
export class SmsRatesRepository {
  /** Of those countries, or of all; what is over and what has not begun too. */
  of(tx: Tx, countries: readonly string[] | null): Promise<StoredRate[]> {
    return tx.manager.find(SmsRateEntity, {
      where: countries === null ? {} : { country: In([...countries]) },
      order: { country: 'ASC', network: { direction: 'ASC', nulls: 'FIRST' }, validFrom: 'ASC' },
    });
  }

  /** One import after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [CARD_LOCK]);
  }

  async apply(tx: Tx, { added, changed, removed }: RateDiff<StoredRate>): Promise<void> {
    if (removed.length > 0)
      await tx.query('delete from sms_rates where id = any($1::uuid[])', [removed.map(({ id }) => id)]);
    if (changed.length > 0)
      await tx.query(
        `update sms_rates r set credits_milli = n.credits, valid_to = n.valid_to
         from unnest($1::uuid[], $2::bigint[], $3::date[]) n (id, credits, valid_to) where r.id = n.id`,
        [
          changed.map(({ before }) => before.id),
          changed.map(({ after }) => after.credits.toString()),
          changed.map(({ after }) => after.validTo),
        ],
      );
    await this.insert(tx, added);
  }

  async insert(tx: Tx, rates: readonly SmsRate[]): Promise<void> {
    if (rates.length === 0) return;
    await tx.query(
      `insert into sms_rates (id, country, network, credits_milli, valid_from, valid_to)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::date[], $6::date[])`,
      [
        rates.map(() => newId(tx.now)),
        rates.map(({ country }) => country),
        rates.map(({ network }) => network),
        rates.map(({ credits }) => credits.toString()),
        rates.map(({ validFrom }) => validFrom),
        rates.map(({ validTo }) => validTo),
      ],
    );
  }
}
