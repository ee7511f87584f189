import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID, wireId } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { SmsRoutesRepository } from '../data/routes.repository.js';
import { type SmppSettings, type SmsRoute, USUAL_SMPP } from '../rules/route.js';
import { smsRoutesProblems } from '../routes.errors.js';

export type NewRoute = Pick<SmsRoute, 'name' | 'enabled' | 'priority' | 'countries'> & {
  smpp: Partial<SmppSettings> & Pick<SmppSettings, 'host' | 'port' | 'systemId'>;
  password: string;
};
export interface RouteChange {
  enabled?: boolean;
  priority?: number;
  countries?: string[];
  smpp: Partial<SmppSettings>;
  password?: string;
}

/** What SMS_ROUTE says of a route is not said here. */
const CONFIGURED: readonly (keyof SmppSettings)[] = [
  'host',
  'port',
  'tls',
  'systemId',
  'systemType',
  'window',
  'tps',
  'binds',
];

/** Ways to carriers that staff keep; sessions notice a change within seconds and sign in anew where it matters. */
@Injectable()
export class ManageSmsRoutes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly routes: SmsRoutesRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  add({ password, smpp, ...wanted }: NewRoute, actor: Actor, keep: BeforeCommit<SmsRoute>): Promise<SmsRoute> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const fixed = { id: newId(tx.now), kind: 'smpp', source: 'staff', listed: true } as const;
      const route = await this.routes.insert(tx, { ...wanted, ...fixed, smpp: { ...USUAL_SMPP, ...smpp } }, password);
      if (route === null) throw smsRoutesProblems.sms_route_exists();
      await this.recordIn(tx, 'sms_route.added', route, actor);
      await keep(tx, route);
      return route;
    });
  }

  change(id: string, { smpp, password, ...change }: RouteChange, actor: Actor): Promise<SmsRoute> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const before = await this.required(tx, id);
      if (before.source === 'configuration' && (password !== undefined || CONFIGURED.some((name) => name in smpp)))
        throw smsRoutesProblems.sms_route_configured();
      const spoken = before.smpp === null ? null : { ...before.smpp, ...smpp };
      const route = await this.routes.update(tx, { ...before, ...change, smpp: spoken }, password ?? null);
      await this.recordIn(tx, 'sms_route.changed', route, actor);
      return route;
    });
  }

  remove(id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const route = await this.required(tx, id);
      if (route.source === 'configuration') throw smsRoutesProblems.sms_route_configured();
      const waiting = await tx.query('select 1 as one from sms_queue where route_id = $1 limit 1', [id]);
      if (waiting.length > 0) throw smsRoutesProblems.sms_route_in_use();
      await this.routes.delete(tx, id);
      await this.recordIn(tx, 'sms_route.removed', route, actor);
    });
  }

  /** A new secret for the calls that tell of receipts and answers; the old one is worth nothing from now on. */
  renewHookSecret(id: string, actor: Actor, keep: BeforeCommit<string>): Promise<string> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const route = await this.required(tx, id);
      const secret = `whsec_${randomBytes(24).toString('base64')}`;
      await this.routes.setHookSecret(tx, id, secret);
      await this.recordIn(tx, 'sms_route.hook_secret_renewed', route, actor);
      await keep(tx, secret);
      return secret;
    });
  }

  private async required(tx: Tx, id: string): Promise<SmsRoute> {
    const route = await this.routes.find(tx, id);
    if (route === null) throw platformProblems.not_found();
    return route;
  }

  private recordIn(tx: Tx, action: string, route: SmsRoute, actor: Actor): Promise<void> {
    const { name, enabled, priority, countries, smpp } = route;
    return this.accounts.auditIn(tx, {
      accountId: SYSTEM_ACCOUNT_ID,
      action,
      actor,
      target: { type: 'sms_route', id: wireId('srt', route.id) },
      changes: { name, enabled, priority, countries, ...smpp },
    });
  }
}
