import { isIP } from 'node:net';
import { addMs, DAY_MS, HOUR_MS } from '../../../kernel/time/instant.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Config } from '../../../platform/config/config.js';
import { type EgressFacade, type EgressIp, startOfDay, startOfHour, type Taken } from '../../dedicated-ips/index.js';
import { mailboxProviderOf } from '../../sending/index.js';
import { type ClaimedDelivery, MAIL_CLASS } from '../../spool/index.js';
import { ownAddresses } from '../adapters/own-addresses.js';
import { isOneOf } from '../adapters/is-one-of.js';
import type { EgressGate, Grant, Source } from '../lanes/ports.js';

const ANY = 'any';
const LOOK_MS = 5_000;

/** The addresses mail leaves from, as this machine has them. What it does not have, another machine sends from. */
export class Egress implements EgressGate {
  private readonly any: readonly Source[];
  private readonly mover: readonly Source[];
  private readonly heloName: string;
  private own: readonly string[] = [];
  private lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    config: Config,
    private readonly egress: EgressFacade,
    private readonly clock: Clock,
  ) {
    this.heloName = config.values.SMTP_PUBLIC_HOST;
    this.any = [{ ip: ANY, heloName: this.heloName }];
    this.mover = [{ ip: 'none', heloName: this.heloName, movesOnly: true }];
  }

  /** None at all: rows that wait there belong elsewhere by now. None of this machine's: others look after them. */
  readonly sourcesOf = (egress: string): readonly Source[] => {
    const ips = this.egress.addressesOf(egress);
    if (ips === null) return this.any;
    if (ips.length === 0) return this.mover;
    return ips.filter(({ localAddress }) => this.has(localAddress)).map((ip) => this.sourceOf(ip));
  };

  egressNow(egress: string, { accountId, mailClass }: ClaimedDelivery): string {
    if (mailClass === MAIL_CLASS.system) return egress;
    const stream = mailClass === MAIL_CLASS.marketing ? 'marketing' : 'transactional';
    return this.egress.egressNow(egress, { accountId, stream });
  }

  overflowOf(egress: string, { accountId }: ClaimedDelivery): string | null {
    return this.egress.overflowOf(egress, accountId);
  }

  limitedTogether(site: string, recipientDomain: string): string {
    return mailboxProviderOf({ recipientDomain, host: null, site });
  }

  isSomebodys(address: string): boolean {
    return this.egress.isSomebodys(address);
  }

  async take(source: Source, site: string, recipientDomain: string, wanted: number): Promise<Grant | null> {
    if (source.limitedIpId === undefined) return null;
    const provider = this.limitedTogether(site, recipientDomain);
    const taken = await this.egress.take(source.limitedIpId, provider, wanted, this.clock.now());
    return taken && { granted: taken.granted, full: fullOf(taken), giveBack: (n) => this.egress.giveBack(taken, n) };
  }

  private sourceOf({ id, address, localAddress, heloName, limits }: EgressIp): Source {
    return {
      ip: address,
      localAddress,
      heloName: heloName ?? this.heloName,
      ...(limits === null ? {} : { limitedIpId: id }),
    };
  }

  private has(address: string): boolean {
    const nowMs = this.clock.monotonicMs();
    if (nowMs - this.lookedAtMs > LOOK_MS) {
      this.own = ownAddresses();
      this.lookedAtMs = nowMs;
    }
    return isIP(address) !== 0 && isOneOf(address, this.own);
  }
}

/** The limit that was reached is fresh again at the next full hour, or at midnight (UTC). */
function fullOf({ full, at }: Taken): Grant['full'] {
  if (full === null) return null;
  if (full === 'hour') return { of: 'address', until: addMs(startOfHour(at), HOUR_MS) };
  return { of: full === 'day' ? 'address' : 'provider', until: addMs(startOfDay(at), DAY_MS) };
}
