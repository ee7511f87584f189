import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { readCsv } from '../../../../platform/csv/index.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { formatCredits } from '../../rules/credits.js';
import { SmsRatesRepository } from '../data/rates.repository.js';
import { diffOfRates, type RateDiff } from '../rules/rate-diff.js';
import { type RateFault, type RateFile, RateFileReader } from '../rules/rate-file.js';
import { RATE_ZONE } from '../rules/rate-zone.js';
import { placeOf, type SmsRate } from '../rules/rates.js';
import { ratesProblems } from '../rates.errors.js';

export const MAX_RATE_FILE_BYTES = 4 * 1024 * 1024;
/** So many of each kind are named in the audit log; all are counted. */
const NAMED = 50;

/** Replaces the rate card by the one in a file, or says what that would do. */
@Injectable()
export class ImportRates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rates: SmsRatesRepository,
    private readonly accounts: AccountsFacade,
    private readonly clock: Clock,
  ) {}

  /** @throws rate_file_refused naming each bad line, payload_too_large */
  async run(bytes: AsyncIterable<Buffer>, { dryRun, actor }: { dryRun: boolean; actor: Actor }): Promise<RateDiff> {
    const hash = createHash('sha256');
    const file = await this.read(atMost(bytes, hash));
    if (!file.ok) throw ratesProblems.rate_file_refused({ errors: file.faults.map(fieldFault) });
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.rates.lock(tx);
      const diff = diffOfRates(await this.rates.of(tx, null), file.rates);
      const changes = diff.added.length + diff.changed.length + diff.removed.length;
      if (dryRun || changes === 0) return diff;
      await this.rates.apply(tx, diff);
      await this.recordIn(tx, diff, hash.digest('hex'), actor);
      return diff;
    });
  }

  private async read(bytes: AsyncIterable<Buffer>): Promise<RateFile> {
    const reader = new RateFileReader();
    for await (const record of readCsv(bytes)) if (!reader.take(record)) break;
    return reader.end(localDate(this.clock.now(), RATE_ZONE));
  }

  private recordIn(tx: Tx, { added, changed, removed }: RateDiff, sha256: string, actor: Actor): Promise<void> {
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: 'sms_rates.imported',
      actor,
      target: { type: 'sms_rates', id: sha256 },
      changes: {
        counts: { added: added.length, changed: changed.length, removed: removed.length },
        added: added.slice(0, NAMED).map(written),
        changed: changed.slice(0, NAMED).map(({ before, after }) => `${written(before)} → ${written(after)}`),
        removed: removed.slice(0, NAMED).map(written),
      },
    });
  }
}

/** `FR-20801 0.8 2026-01-01–2026-12-31` */
function written(rate: SmsRate): string {
  return `${placeOf(rate)} ${formatCredits(rate.credits)} ${rate.validFrom}–${rate.validTo ?? ''}`;
}

function fieldFault({ line, column, code, message }: RateFault) {
  return { field: column === null ? `line ${line}` : `line ${line}, ${column}`, code, message };
}

async function* atMost(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_RATE_FILE_BYTES)
      throw platformProblems.payload_too_large({ extra: { maxBytes: MAX_RATE_FILE_BYTES } });
    hash.update(chunk);
    yield chunk;
  }
}
