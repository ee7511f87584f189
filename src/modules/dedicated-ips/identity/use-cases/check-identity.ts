import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AssignIps } from '../../requests/index.js';
import {
  BY_ITSELF,
  type IdentityFinding,
  type IpAddressEntity,
  IpStockRepository,
  MoveAddress,
} from '../../stock/index.js';
import { LookUpIdentity } from '../adapters/look-up-identity.js';
import { expectedName, judgeIdentity, mayPass } from '../rules/judge-identity.js';

const AT_ONCE = 500;

/**
 * Looks at the names of an address, and lets one that waits for them begin to send when they are right. One that sends keeps
 * on when they break: staff and owner see it, receivers decide.
 */
@Injectable()
export class CheckIdentity {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly lookUp: LookUpIdentity,
    private readonly move: MoveAddress,
    private readonly assign: AssignIps,
  ) {}

  /** Every address that is somebody's; answers how many were looked at. */
  async all(): Promise<number> {
    const states = ['reserved', 'dns_pending', 'warming', 'active', 'listed', 'suspended'] as const;
    const due = await this.unitOfWork.runAsWorker((tx) =>
      this.stock.unscopedWhere(tx, { state: In([...states]) }, AT_ONCE),
    );
    for (const { id } of due) await this.one(id);
    return due.length;
  }

  async one(id: string): Promise<IpAddressEntity> {
    const before = await this.unitOfWork.runAsWorker((tx) => this.stock.unscopedFind(tx, id));
    if (!before) throw platformProblems.not_found();
    const facts = await this.lookUp.of(before.address, before.hostname);
    const findings = judgeIdentity(facts);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.unscopedFindForUpdate(tx, id);
      if (!ip) throw platformProblems.not_found();
      if (ip.hostname !== before.hostname) return ip;
      const name = mayPass(findings) ? { hostname: expectedName(facts) } : {};
      const seen = await this.noteIn(tx, ip, findings, name);
      return this.goOnIn(tx, seen, findings);
    });
  }

  /** What is found again raises no version: nothing changed for anybody. */
  private async noteIn(
    tx: Tx,
    ip: IpAddressEntity,
    checks: IdentityFinding[],
    name: { hostname?: string | null },
  ): Promise<IpAddressEntity> {
    const same = JSON.stringify(ip.checks) === JSON.stringify(checks) && (name.hostname ?? ip.hostname) === ip.hostname;
    if (same) return this.stock.unscopedNoteChecked(tx, ip);
    return this.stock.unscopedUpdate(tx, ip, { ...name, checks, checkedAt: tx.now });
  }

  private async goOnIn(tx: Tx, ip: IpAddressEntity, findings: readonly IdentityFinding[]): Promise<IpAddressEntity> {
    if (ip.state !== 'reserved' && ip.state !== 'dns_pending') return ip;
    if (mayPass(findings) || ip.identityCheck === 'waived') {
      await this.assign.beginIn(tx, ip, 'its names are right');
      return ip;
    }
    return ip.state === 'reserved'
      ? this.move.in(tx, ip, 'dns_pending', { actor: BY_ITSELF, because: 'its names are not right' })
      : ip;
  }
}
