import { Injectable } from '@nestjs/common';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository, UsersRepository } from '../../account/index.js';
import { hasFreeSeat, noSeatDetail, type Seats, seatsOf } from '../rules/seats.js';
import { teamProblems } from '../team.errors.js';
import { SeatPlans } from './seat-plans.js';

type AccountWithOffer = { id: string; offer: string };

export interface SeatsOnSale extends Seats {
  onSale: { price: { amount: string; currency: string }; path: string } | null;
}

/** Counts people against seats. Sender addresses and SMTP credentials are no people. */
@Injectable()
export class CountSeats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly plans: SeatPlans,
  ) {}

  run(scope: AccountScope): Promise<SeatsOnSale> {
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      if (!account) throw platformProblems.not_found();
      return this.in(tx, account);
    });
  }

  /** 402 unless one more person fits. The caller holds the account's row, so no two take the same seat. */
  async requireFreeIn(tx: Tx, account: AccountWithOffer): Promise<void> {
    const { onSale, ...seats } = await this.in(tx, account);
    if (hasFreeSeat(seats)) return;
    throw teamProblems.seat_required({ detail: noSeatDetail(seats), extra: { seats, onSale } });
  }

  private async in(tx: Tx, account: AccountWithOffer): Promise<SeatsOnSale> {
    const used = await this.users.countSeats(tx, accountScope(account.id));
    const allowance = await this.plans.allowanceIn(tx, account);
    return { ...seatsOf(allowance, used), onSale: allowance.onSale ?? null };
  }
}
