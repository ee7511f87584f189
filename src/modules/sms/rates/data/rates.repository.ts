import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import type { SmsRate } from '../rules/rates.js';
import { SmsRateEntity } from './sms-rate.entity.js';

@Injectable()
export class SmsRatesRepository {
  /** Of those countries, or of all; what is over and what has not begun too. */
  of(tx: Tx, countries: readonly string[] | null): Promise<SmsRate[]> {
    return tx.manager.find(SmsRateEntity, {
      where: countries === null ? {} : { country: In([...countries]) },
      order: { country: 'ASC', network: { direction: 'ASC', nulls: 'FIRST' }, validFrom: 'ASC' },
    });
  }

  async insert(tx: Tx, rates: readonly (SmsRate & { id: string })[]): Promise<void> {
    await tx.manager.insert(SmsRateEntity, [...rates]);
  }
}
