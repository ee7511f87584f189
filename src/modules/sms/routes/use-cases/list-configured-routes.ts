import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import type { SmsRouteSetting } from '../../../../platform/config/sms-routes.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsRoutesRepository } from '../data/routes.repository.js';
import { SANDBOX, type SmppSettings, type SmsRoute, USUAL_SMPP } from '../rules/route.js';

/**
 * Routes that SMS_ROUTE names are in the database from the start on; where it says something it is right, and priorities,
 * countries and whatever else staff set stay. A route that it names no longer carries nothing.
 */
@Injectable()
export class ListConfiguredRoutes implements OnApplicationBootstrap {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly routes: SmsRoutesRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.has('worker') || this.config.has('api')) await this.run();
  }

  private async run(): Promise<void> {
    const known = (await this.routes.all()).filter(({ source }) => source === 'configuration');
    await this.unitOfWork.runAsWorker(async (tx) => {
      const wanted = this.config.values.SMS_ROUTE;
      for (const [place, setting] of wanted.entries()) await this.listIn(tx, setting, known, (place + 1) * 10);
      const names = wanted.map(nameOf);
      for (const route of known) {
        if (!names.includes(route.name) && route.listed)
          await this.routes.update(tx, { ...route, listed: false }, null);
      }
    });
  }

  private async listIn(tx: Tx, setting: SmsRouteSetting, known: readonly SmsRoute[], priority: number): Promise<void> {
    const name = nameOf(setting);
    const password = setting.kind === SANDBOX ? null : setting.password;
    const before = known.find((route) => route.name === name);
    if (before === undefined) {
      const fixed = { kind: setting.kind, source: 'configuration', enabled: true, listed: true } as const;
      const smpp = setting.kind === SANDBOX ? null : { ...USUAL_SMPP, ...spoken(setting) };
      await this.routes.insert(tx, { id: newId(tx.now), name, ...fixed, priority, countries: [], smpp }, password);
      return;
    }
    const smpp = setting.kind === SANDBOX || before.smpp === null ? null : { ...before.smpp, ...spoken(setting) };
    const isSame = before.listed && JSON.stringify(smpp) === JSON.stringify(before.smpp);
    const samePassword = password === null || (await this.routes.passwordOf(before.id)) === password;
    if (!isSame || !samePassword) await this.routes.update(tx, { ...before, listed: true, smpp }, password);
  }
}

/** Stays the same as long as the account at the carrier does: hooks and reports name routes by it. */
function nameOf(setting: SmsRouteSetting): string {
  if (setting.kind === SANDBOX) return SANDBOX;
  const { systemId, host, port } = setting;
  return `${systemId}-${host}-${port}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63);
}

function spoken({ host, port, tls, systemId, systemType, window, tps, binds }: SmsRouteSetting & { kind: 'smpp' }) {
  return { host, port, tls, systemId, systemType, window, tps, binds } satisfies Partial<SmppSettings>;
}
