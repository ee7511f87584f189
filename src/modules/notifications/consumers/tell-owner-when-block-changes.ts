import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { type BlockNotice, ComplianceFacade } from '../../compliance/index.js';
import { TellOwnerOfCompliance } from '../use-cases/tell-owner-of-compliance.js';

/** The owner reads why, how it goes away, and later that it is over. */
@Injectable()
export class TellOwnerWhenBlockChanges implements EventConsumer<'account.block_changed.v1'> {
  readonly name = 'tell-owner-when-block-changes';
  readonly event = 'account.block_changed.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly compliance: ComplianceFacade,
    private readonly tell: TellOwnerOfCompliance,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'account.block_changed.v1'>, tx: Tx): Promise<void> {
    const { blockId, active } = payload;
    await this.tell.in(tx, accountId, {
      name: active ? 'account-blocked' : 'block-lifted',
      dedupe: blockId,
      values: async (language) => {
        const notice = await this.compliance.blockNotice(accountId, blockId, language);
        // Lifted before its own mail was written: the second mail alone would say everything, and it will.
        return notice === null || (active && notice.over) ? null : valuesOf(notice, language);
      },
    });
  }
}

function valuesOf(notice: BlockNotice, language: Language): Record<string, string> {
  const steps = notice.steps.map((step, i) => `${i + 1}. ${step}`).join('\n');
  return { why: notice.why, measure: measureOf(notice, language), steps };
}

/** ` (12 % > 8 %)`; nothing where nothing was measured. */
function measureOf({ measured, limit, unit }: BlockNotice, language: Language): string {
  if (measured === null) return '';
  const bound = limit === null ? '' : ` > ${shownAs(limit, unit, language)}`;
  return ` (${shownAs(measured, unit, language)}${bound})`;
}

/** Ratios are read as per cent. */
function shownAs(value: number, unit: string | null, language: Language): string {
  const percent = unit === 'ratio' ? value * 100 : value;
  const number = percent.toLocaleString(language, { maximumFractionDigits: 3 });
  if (unit === 'ratio' || unit === 'percent') return `${number} %`;
  return unit === null ? number : `${number} ${unit}`;
}
