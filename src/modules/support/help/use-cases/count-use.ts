import { Injectable, Logger } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { HelpUsageRepository, type Use } from '../data/help-usage.repository.js';

/** For what a ticket was about to be opened, and in which language. */
export interface DraftContext {
  topic: string;
  language: Language;
}

/** Keeps count of what the help centre is good for. What cannot be counted is lost, never refused. */
@Injectable()
export class CountUse {
  private readonly log = new Logger('HelpCentre');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly usage: HelpUsageRepository,
  ) {}

  /** These were suggested in place of a ticket. */
  shown(context: DraftContext, slugs: readonly string[]): Promise<void> {
    return this.quietly(async (tx) => {
      await this.usage.countDraft(tx, context, 'shown');
      await this.usage.count(tx, { ...context, slugs }, ['shown']);
    });
  }

  /** The ticket was opened after all, by who had seen suggestions. */
  continued(context: DraftContext): Promise<void> {
    return this.quietly((tx) => this.usage.countDraft(tx, context, 'continued'));
  }

  used(slug: string, language: Language, topic: string | undefined, uses: readonly Use[]): Promise<void> {
    return this.quietly((tx) => this.usage.count(tx, { slugs: [slug], topic: topic ?? '', language }, uses));
  }

  private async quietly(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.unitOfWork.runAsWorker(work);
    } catch (error) {
      this.log.warn({ msg: 'a use of the help centre was not counted', err: error });
    }
  }
}
