import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BY_ITSELF } from '../../stock/index.js';
import { ReputationsRepository } from '../data/reputations.repository.js';
import { SenderClassesRepository } from '../data/sender-classes.repository.js';
import type { FiguresByWindow } from '../rules/figures.js';
import { judgeClass, type SenderClass } from '../rules/judge-class.js';
import { SendingFigures, type SenderFigures } from '../sending-figures.js';

const ACCOUNTS_AT_ONCE = 200;

/** How everything that sends was received, and which class of senders each account is in. Safe to repeat and to run twice. */
@Injectable()
export class JudgeReputations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly figures: SendingFigures,
    private readonly reputations: ReputationsRepository,
    private readonly classes: SenderClassesRepository,
    private readonly accounts: AccountsFacade,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const addresses = await this.figures.source.byAddress(now);
    await this.unitOfWork.runAsWorker((tx) =>
      this.reputations.unscopedRecord(
        tx,
        addresses.map(({ address: subject, windows }) => ({
          accountId: SYSTEM_ACCOUNT_ID,
          kind: 'ip' as const,
          subject,
          windows,
        })),
      ),
    );
    for (let after: string | null = null; ;) {
      const page: SenderFigures[] = await this.figures.source.bySender(after, ACCOUNTS_AT_ONCE, now);
      if (page.length === 0) break;
      after = page.at(-1)!.accountId;
      await this.unitOfWork.runAsWorker((tx) => this.judgeIn(tx, page));
    }
    await this.unitOfWork.runAsWorker((tx) => this.reputations.unscopedForget(tx, now));
  }

  private async judgeIn(tx: Tx, page: readonly SenderFigures[]): Promise<void> {
    const sent = page.filter(({ windows }) => windows[30].accepted + windows[30].delivered + windows[30].bounced > 0);
    await this.reputations.unscopedRecord(
      tx,
      sent.map(({ accountId, domain, windows }) => ({
        accountId,
        kind: domain === null ? ('account' as const) : ('domain' as const),
        subject: domain ?? accountId,
        windows,
      })),
    );
    const whole = page.filter(({ domain }) => domain === null);
    const before = await this.classes.unscopedOf(
      tx,
      whole.map(({ accountId }) => accountId),
    );
    for (const { accountId, windows } of whole)
      await this.classIn(tx, accountId, before.get(accountId) ?? null, windows);
  }

  private async classIn(
    tx: Tx,
    accountId: string,
    before: SenderClass | null,
    windows: FiguresByWindow,
  ): Promise<void> {
    const judged = judgeClass(before, windows, tx.now);
    if (judged === before) return;
    await this.classes.unscopedPut(tx, accountId, judged);
    if (before === null || judged.class === before.class) return;
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'sender_class.changed',
      actor: BY_ITSELF,
      target: { type: 'sender_class', id: accountId },
      changes: { from: before.class, to: judged.class, because: judged.because },
    });
  }
}
