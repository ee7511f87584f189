import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { IpPoolsRepository } from '../../pools/index.js';
import { BY_ITSELF, type IpAddressEntity, IpStockRepository, MoveAddress } from '../../stock/index.js';
import { StartWarmUp } from '../../warmup/index.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import { targetDaily } from '../rules/target.js';
import { AnnounceIpRequest } from './announce-ip-request.js';

/** What an assignment writes of addresses and pools. */
@Injectable()
export class IpAssignmentData {
  constructor(
    readonly stock: IpStockRepository,
    readonly pools: IpPoolsRepository,
    readonly move: MoveAddress,
    readonly warmUp: StartWarmUp,
  ) {}
}

/** Gives addresses of the stock to the account whose request was granted: each to one account, whoever asks at once. */
@Injectable()
export class AssignIps {
  constructor(
    private readonly data: IpAssignmentData,
    private readonly requests: IpRequestsRepository,
    private readonly announce: AnnounceIpRequest,
  ) {}

  /**
   * These addresses, or as many of the stock as are missing; what the stock does not have now is awaited.
   * @throws ip_not_available when one of those named is not free
   */
  async in(tx: Tx, request: IpRequestEntity, ipIds: readonly string[] | null, actor: Actor): Promise<IpRequestEntity> {
    const own = await this.ownIn(tx, request);
    const missing = request.count - own.length;
    if (ipIds !== null && ipIds.length > missing) throw tooMany(missing);
    const free = ipIds === null ? await this.data.stock.unscopedLockFree(tx, missing) : await this.namedIn(tx, ipIds);
    for (const ip of free) await this.giveIn(tx, request, ip, actor);
    return this.concludeIn(tx, request);
  }

  /** An address whose names are right may send. */
  async beginIn(tx: Tx, ip: IpAddressEntity, because: string): Promise<void> {
    const request = ip.requestId === null ? null : await this.requests.unscopedFindForUpdate(tx, ip.requestId);
    await this.startIn(tx, ip, request, because);
    if (request) await this.concludeIn(tx, request);
  }

  private async startIn(tx: Tx, ip: IpAddressEntity, request: IpRequestEntity | null, because: string): Promise<void> {
    const pool = await this.data.pools.firstOf(tx, accountScope(ip.accountId!));
    const target = targetDaily(request?.streams ?? [], request?.count ?? 1);
    const started = await this.data.warmUp.in(tx, ip, { targetDaily: target, actor: BY_ITSELF, because });
    if (started.poolId === null) await this.data.stock.unscopedUpdate(tx, started, { poolId: pool.id });
  }

  private async namedIn(tx: Tx, ids: readonly string[]): Promise<IpAddressEntity[]> {
    const rows = await this.data.stock.unscopedLock(tx, ids);
    const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
    if (unknown.length > 0) {
      const errors = unknown.map((id) => ({
        field: `ipIds[${ids.indexOf(id)}]`,
        code: 'reference_not_found',
        message: 'There is no such address.',
      }));
      throw platformProblems.validation_failed({ errors });
    }
    const taken = rows.filter(({ state }) => state !== 'stock');
    if (taken.length > 0)
      throw dedicatedIpProblems.ip_not_available({ extra: { ipIds: taken.map(({ id }) => wireId('ip', id)) } });
    return rows;
  }

  private async giveIn(tx: Tx, request: IpRequestEntity, ip: IpAddressEntity, actor: Actor): Promise<void> {
    const more = { accountId: request.accountId, requestId: request.id };
    const reserved = await this.data.move.in(tx, ip, 'reserved', { actor, because: 'request approved', more });
    if (reserved.identityCheck === 'waived') await this.startIn(tx, reserved, request, 'identity check waived');
  }

  private async ownIn(tx: Tx, { accountId, id }: IpRequestEntity): Promise<IpAddressEntity[]> {
    return this.data.stock.unscopedWhere(tx, { accountId, requestId: id }, 100);
  }

  private async concludeIn(tx: Tx, request: IpRequestEntity): Promise<IpRequestEntity> {
    if (request.status !== 'approved') return request;
    const own = await this.ownIn(tx, request);
    const waits = own.some(({ state }) => state === 'reserved' || state === 'dns_pending');
    if (own.length < request.count || waits) return request;
    const done = await this.requests.update(tx, request, { status: 'provisioned' });
    await this.announce.stepIn(tx, done, { kind: 'provisioned', actor: BY_ITSELF, text: null });
    return done;
  }
}

function tooMany(most: number): Error {
  const message = `At most ${most} are granted.`;
  return platformProblems.validation_failed({ errors: [{ field: 'ipIds', code: 'too_many', message }] });
}
