import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import type { Stream } from './pools/index.js';
import {
  addressesOf,
  type EgressIp,
  egressNow,
  type EgressQuestion,
  EgressSnapshot,
  overflowOf,
  type Selected,
  selectEgress,
} from './selection/index.js';
import { KeepStock } from './stock/index.js';
import { IpUses, type Taken } from './warmup/index.js';

/** The way of mail, for who accepts it and who delivers it. All but taking is answered from memory. */
@Injectable()
export class EgressFacade {
  constructor(
    private readonly snapshot: EgressSnapshot,
    private readonly uses: IpUses,
    private readonly stock: KeepStock,
  ) {}

  /** Where a message is to wait, and what it would leave from; null when it names a pool that is not the account's. */
  sourceFor(question: EgressQuestion): Selected | null {
    return selectEgress(this.snapshot.table, question);
  }

  /** True when nothing about this account differs from everybody: `shared` then is the answer. */
  isPlain(accountId: string): boolean {
    const { table } = this.snapshot;
    return (
      table.poolsOf(accountId).length === 0 &&
      table.rulesOf(accountId).length === 0 &&
      table.classOf(accountId) === 'good'
    );
  }

  /** Where something that waits belongs now. */
  egressNow(egress: string, delivery: { accountId: string; stream: Stream }): string {
    return egressNow(this.snapshot.table, egress, delivery);
  }

  /** The addresses of an egress, in order of preference; null: whatever the system chooses. */
  addressesOf(egress: string): readonly EgressIp[] | null {
    return addressesOf(this.snapshot.table, egress);
  }

  /** All addresses of the stock; mail leaves from them, or may soon, unless they are put away. */
  async stocked(): Promise<{ address: string; putAway: boolean }[]> {
    return (await this.stock.states()).map(({ address, state }) => ({ address, putAway: state === 'retired' }));
  }

  /** Whether an address belongs to one account. */
  isSomebodys(address: string): boolean {
    return (this.snapshot.table.atAddress(address)?.accountId ?? null) !== null;
  }

  /** Where mail goes that its own addresses may not send now; null: it waits for them. */
  overflowOf(egress: string, accountId: string): string | null {
    return overflowOf(this.snapshot.table, egress, accountId);
  }

  /** Takes some of what an address that warms up may still send; null when nothing limits it. */
  async take(ipId: string, provider: string, wanted: number, at: Instant): Promise<Taken | null> {
    const limits = this.snapshot.table.ips.get(ipId)?.limits;
    return limits ? this.uses.take(ipId, provider, wanted, at, limits) : null;
  }

  giveBack(taken: Taken, n: number): Promise<void> {
    return this.uses.giveBack(taken, n);
  }

  /** Before a refusal. */
  refresh(): Promise<void> {
    return this.snapshot.refresh();
  }

  onChange(listener: () => void): void {
    this.snapshot.onChange(listener);
  }
}
