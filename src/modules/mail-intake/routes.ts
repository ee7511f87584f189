import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import {
  completeAddress,
  fixedRoute,
  type InboundRoute,
  judgeRecipient,
  type OwnDomains,
  type RecipientVerdict,
  type RoutedAddress,
} from './rules/inbound-routes.js';

/** All routes of this process: those of the modules, then the addresses that exist in any case and only store. */
@Injectable()
export class InboundRoutes {
  private readonly registered: InboundRoute[] = [];
  private readonly standing: InboundRoute[];
  private readonly domains: OwnDomains;
  private readonly mailDomain: string;

  constructor(config: Config) {
    this.mailDomain = config.values.MAIL_DOMAIN.toLowerCase();
    const returnPathDomain = config.returnPathDomain.toLowerCase();
    const support = config.supportAddress.toLowerCase();
    this.domains = new Set([this.mailDomain, returnPathDomain, support.slice(support.lastIndexOf('@') + 1)]);
    this.standing = [
      fixedRoute('postmaster', `postmaster@${this.mailDomain}`, `postmaster@${returnPathDomain}`),
      fixedRoute('abuse', `abuse@${this.mailDomain}`, `abuse@${returnPathDomain}`),
      fixedRoute('support', support),
      fixedRoute('feedback-loop', `fbl@${returnPathDomain}`),
    ];
  }

  register(route: InboundRoute): void {
    if (this.registered.some((known) => known.name === route.name))
      throw new Error(`inbound route registered twice: ${route.name}`);
    this.registered.push(route);
  }

  judge(path: string): RecipientVerdict {
    return judgeRecipient(completeAddress(path, this.mailDomain), [...this.registered, ...this.standing], this.domains);
  }

  /** A mail for several routes is kept for the one that wants most of it. */
  keepBytes(recipients: readonly RoutedAddress[]): number {
    const names = new Set(recipients.map((recipient) => recipient.route));
    const all = [...this.registered, ...this.standing].filter((route) => names.has(route.name));
    return Math.max(...all.map((route) => route.keepBytes ?? Number.POSITIVE_INFINITY));
  }
}
