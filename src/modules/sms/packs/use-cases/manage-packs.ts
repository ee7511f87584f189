import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { PacksRepository } from '../data/packs.repository.js';
import { formatCredits } from '../../rules/credits.js';
import type { SmsPack } from '../rules/pack.js';
import { smsProblems } from '../../sms.errors.js';

export type NewPack = Pick<SmsPack, 'code' | 'credits' | 'price' | 'active'>;
export type PackChange = Partial<Pick<SmsPack, 'credits' | 'price' | 'active' | 'position'>>;

/** What the operator sells. Whoever has bought a pack keeps what he bought. */
@Injectable()
export class ManagePacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly packs: PacksRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** Also those off sale. */
  all(): Promise<SmsPack[]> {
    return this.unitOfWork.runAsWorker((tx) => this.packs.find(tx));
  }

  one(id: string): Promise<SmsPack | null> {
    return this.unitOfWork.runAsWorker(async (tx) => (await this.packs.find(tx, { ids: [id] }))[0] ?? null);
  }

  /** Comes last in the list. */
  add(wanted: NewPack, actor: Actor, keep: BeforeCommit<SmsPack>): Promise<SmsPack> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.packs.lock(tx);
      const others = await this.packs.find(tx);
      if (others.some(({ code }) => code === wanted.code)) throw smsProblems.sms_pack_exists();
      const position = Math.max(-1, ...others.map((other) => other.position)) + 1;
      const pack = { ...wanted, id: newId(tx.now), position, version: 1 };
      await this.packs.insert(tx, [pack]);
      await this.recordIn(tx, 'sms_pack.added', pack, actor);
      await keep(tx, pack);
      return pack;
    });
  }

  change(id: string, change: PackChange, actor: Actor): Promise<SmsPack> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.packs.lock(tx);
      const [before] = await this.packs.find(tx, { ids: [id] });
      if (!before) throw platformProblems.not_found();
      const pack = { ...before, ...change, version: before.version + 1 };
      await this.packs.update(tx, pack);
      await this.recordIn(tx, 'sms_pack.changed', pack, actor);
      return pack;
    });
  }

  private recordIn(tx: Tx, action: string, pack: SmsPack, actor: Actor): Promise<void> {
    const { id, code, credits, price, active, position } = pack;
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target: { type: 'sms_pack', id: wireId(WIRE_PREFIXES.smsPack, id) },
      changes: { code, credits: formatCredits(credits), price: toWireMoney(price), active, position },
    });
  }
}
