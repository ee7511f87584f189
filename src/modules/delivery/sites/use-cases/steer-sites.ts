import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { ANY, type DeliveryPause, DeliveryPauses, LaneDirectory, SpoolFacade } from '../../../spool/index.js';
import { ShapingOverrides, type StoredOverride } from '../../data/shaping-overrides.js';

export interface PauseWanted {
  reason: string;
  until: Instant | null;
}

export interface OverrideWanted {
  connections: number | null;
  ratePerSecond: number | null;
  until: Instant | null;
  note: string;
}

/** What staff do to a site or an address by hand. Doing it again changes nothing but what is said anew. */
@Injectable()
export class SteerSites {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pauses: DeliveryPauses,
    private readonly overrides: ShapingOverrides,
    private readonly accounts: AccountsFacade,
    private readonly lanes: LaneDirectory,
    private readonly spool: SpoolFacade,
  ) {}

  /** `ip` and `site`: one of them may be `*`. */
  async pause(ip: string, site: string, wanted: PauseWanted, actor: Actor): Promise<DeliveryPause> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      requireFuture(wanted.until, tx);
      const pause = await this.pauses.pauseIn(tx, { ip, site, ...wanted, pausedBy: actor.id ?? actor.label ?? '' });
      await this.audit(tx, 'paused', { ip, site }, actor, { ...wanted });
      return pause;
    });
  }

  async resume(ip: string, site: string, actor: Actor): Promise<void> {
    const ended = await this.unitOfWork.runAsWorker(async (tx) => {
      const pause = await this.pauses.resumeIn(tx, ip, site);
      if (pause) await this.audit(tx, 'resumed', { ip, site }, actor, { reason: pause.reason });
      return pause;
    });
    if (ended) this.spool.wake(await this.lanes.readyLanes());
  }

  /** Null leaves nothing of it: the shaping table says again what holds. */
  async override(site: string, wanted: OverrideWanted, actor: Actor): Promise<StoredOverride | null> {
    const stored = await this.unitOfWork.runAsWorker(async (tx) => {
      requireFuture(wanted.until, tx);
      const row = await this.overrides.setIn(tx, site, { ...wanted, setBy: actor.id ?? actor.label ?? '' });
      await this.audit(tx, 'limits_set', { ip: ANY, site }, actor, { ...wanted });
      return row;
    });
    await this.overrides.reload();
    this.spool.wake(await this.lanes.readyLanes());
    return stored;
  }

  private audit(
    tx: Tx,
    what: 'paused' | 'resumed' | 'limits_set',
    { ip, site }: { ip: string; site: string },
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const whole = site === ANY;
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action: whole ? `egress.${what}` : `site.${what}`,
      actor,
      target: whole ? { type: 'egress', id: ip } : { type: 'site', id: site },
      changes: { ...changes, ...(whole || ip === ANY ? {} : { ip }) },
    });
  }
}

function requireFuture(until: Instant | null, tx: Tx): void {
  if (until !== null && until <= tx.now)
    throw platformProblems.validation_failed({ errors: [{ field: 'until', code: 'in_the_past', message: '' }] });
}
