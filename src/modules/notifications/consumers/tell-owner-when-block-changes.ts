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

function valuesOf({ why, steps, measured, limit, unit }: BlockNotice, language: Language): Record<string, string> {
  const shown = (value: number): string => shownAs(value, unit, language);
  const compared = measured === null ? '' : limit === null ? shown(measured) : `${shown(measured)} > ${shown(limit)}`;
  return {
    why,
    measure: compared === '' ? '' : ` (${compared})`,
    steps: steps.map((step, i) => `${i + 1}. ${step}`).join('\n'),
  };
}

/** Ratios are read as per cent. */
function shownAs(value: number, unit: string | null, language: Language): string {
  const percent = unit === 'ratio' ? value * 100 : value;
  const number = percent.toLocaleString(language, { maximumFractionDigits: 3 });
  return unit === 'ratio' || unit === 'percent' ? `${number} %` : `${number}${unit === null ? '' : ` ${unit}`}`;
}
