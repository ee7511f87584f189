import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { spfMechanisms } from '../adapters/address-blocks.js';
import { SpfPolicy } from '../adapters/spf-policy.js';
import { DomainsRepository } from '../data/domains.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import { installationRecords } from '../rules/domain-records.js';
import type { SpfFinding } from '../rules/spf-records.js';
import { DomainChecks } from './domain-checks.js';
import { SendingAddresses } from './sending-addresses.js';

/** A record of the installation, with the addresses of ours that the published SPF does not authorise. */
export interface InstallationRecord extends CheckedRecord {
  unauthorised: SpfFinding[];
}

/** The records of the installation's own domains, with what the DNS says right now. */
@Injectable()
export class ReadInstallationRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly checks: DomainChecks,
    private readonly addresses: SendingAddresses,
    private readonly policy: SpfPolicy,
    private readonly config: Config,
  ) {}

  async run(): Promise<InstallationRecord[]> {
    const mailDomain = this.config.values.MAIL_DOMAIN.toLowerCase();
    const returnPathDomain = this.config.returnPathDomain.toLowerCase();
    const smtpHost = this.config.values.SMTP_PUBLIC_HOST.toLowerCase();
    const [own, ours, hosts] = await Promise.all([
      this.unitOfWork.runAsWorker((tx) => this.domains.findByName(tx, accountScope(SYSTEM_ACCOUNT_ID), mailDomain)),
      this.addresses.all(),
      this.policy.addressesOf(smtpHost),
    ]);
    const others = ours.filter((address) => !hosts.includes(address));
    const installation = { mailDomain, returnPathDomain, smtpHost, sendFrom: spfMechanisms(others) };
    const checked = await this.checks.of(installationRecords(installation, own?.keys ?? []));
    const judged = await Promise.all(
      checked.map(async (record) =>
        record.purpose === 'spf' && [mailDomain, returnPathDomain].includes(record.name)
          ? this.judge(record, smtpHost, [...hosts, ...others])
          : { ...record, unauthorised: [] },
      ),
    );
    const served = judged.every(
      ({ name, purpose, status }) => purpose !== 'spf' || name.startsWith('_') || status === 'ok',
    );
    // Whoever authorises all our addresses in another way needs no records of ours to include.
    return judged.map((record) => (served && record.name.startsWith('_spf') ? { ...record, required: false } : record));
  }

  /** What receivers make of it counts, not how it is written: several records are none, and includes may be somebody's own. */
  private async judge(record: CheckedRecord, helo: string, addresses: readonly string[]): Promise<InstallationRecord> {
    if (record.status === 'unknown' || addresses.length === 0) return { ...record, unauthorised: [] };
    const findings = await this.policy.judge(record.name, helo, addresses);
    const unauthorised = findings.filter(({ result }) => result !== 'pass' && result !== 'temperror');
    if (record.status === 'missing') return { ...record, unauthorised };
    if (unauthorised.length > 0) return { ...record, status: 'different', unauthorised };
    return {
      ...record,
      status: findings.some(({ result }) => result === 'temperror') ? 'unknown' : 'ok',
      unauthorised,
    };
  }
}
