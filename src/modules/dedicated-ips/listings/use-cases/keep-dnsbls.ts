import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { Config } from '../../../../platform/config/config.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { DnsblEntity } from '../data/dnsbl.entity.js';
import { DnsblsRepository, type NewDnsbl } from '../data/dnsbls.repository.js';

/** Every address is looked up on every list: more would be a nuisance to them, and hardly any receiver asks more. */
const MAX_LISTS = 50;

export type DnsblChange = Partial<Pick<DnsblEntity, 'severity' | 'active' | 'removalUrl'>>;

/** Which blocklists are asked. */
@Injectable()
export class KeepDnsbls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dnsbls: DnsblsRepository,
    private readonly accounts: AccountsFacade,
    private readonly config: Config,
  ) {}

  /** Those of DNSBL_ZONES that are not known yet; what staff changed afterwards stays. Several processes may start at once. */
  async seed(): Promise<void> {
    const zones = this.config.values.DNSBL_ZONES;
    if (zones.length === 0) return;
    await this.unitOfWork.runAsWorker((tx) =>
      this.dnsbls.add(
        tx,
        zones.map((zone) => ({ ...zone, active: true, removalUrl: null })),
      ),
    );
  }

  /** By zone. */
  all(): Promise<DnsblEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.dnsbls.all(tx));
  }

  one(id: string): Promise<DnsblEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.dnsbls.find(tx, id));
  }

  /** @throws dnsbl_exists, too_many_dnsbls */
  add(list: NewDnsbl, actor: Actor, keep: BeforeCommit<DnsblEntity>): Promise<DnsblEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if ((await this.dnsbls.count(tx)) >= MAX_LISTS)
        throw dedicatedIpProblems.too_many_dnsbls({ detail: `At most ${MAX_LISTS} blocklists are asked.` });
      const [row] = await this.dnsbls.add(tx, [list]);
      if (!row) throw dedicatedIpProblems.dnsbl_exists();
      await this.recordIn(tx, 'dnsbl.added', row, { ...list }, actor);
      await keep(tx, row);
      return row;
    });
  }

  change(id: string, change: DnsblChange, actor: Actor): Promise<DnsblEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.dnsbls.findForUpdate(tx, id);
      if (!row) throw platformProblems.not_found();
      const changed = await this.dnsbls.update(tx, row, change);
      await this.recordIn(tx, 'dnsbl.changed', changed, { ...change }, actor);
      return changed;
    });
  }

  private recordIn(
    tx: Tx,
    action: string,
    { id, zone }: DnsblEntity,
    changes: Record<string, unknown>,
    actor: Actor,
  ): Promise<void> {
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target: { type: 'dnsbl', id: wireId(WIRE_PREFIXES.dnsbl, id) },
      changes: { zone, ...changes },
    });
  }
}
