import { Module, type OnModuleInit } from '@nestjs/common';
import { DnsModule } from '../../../platform/dns/dns.module.js';
import { ServedNames } from '../../../platform/health/served-names.js';
import { AccountsFacade, AccountsModule } from '../../accounts/index.js';
import { DkimKeys } from './adapters/dkim-keys.js';
import { DnsLookup } from './adapters/dns-lookup.port.js';
import { SpfPolicy } from './adapters/spf-policy.js';
import { SystemDnsLookup } from './adapters/system-dns-lookup.js';
import { DomainsRepository } from './data/domains.repository.js';
import { SenderFactsReader } from './data/sender-facts.reader.js';
import { SendersRepository } from './data/senders.repository.js';
import { SigningKeysReader } from './data/signing-keys.reader.js';
import { TrackingNamesReader } from './data/tracking-names.reader.js';
import { AdminDnsRecordsController, AdminDnsZoneController } from './http/admin-dns-records.controller.js';
import { DomainLocator } from './http/domain.locator.js';
import { DomainActions, DomainsController } from './http/domains.controller.js';
import { SenderLocator } from './http/sender.locator.js';
import { SendersController } from './http/senders.controller.js';
import { RecheckDomains } from './jobs/recheck-domains.js';
import { SendersDoor } from './senders.door.js';
import { AddDomain } from './use-cases/add-domain.js';
import { AddSender } from './use-cases/add-sender.js';
import { ChangeDomain } from './use-cases/change-domain.js';
import { ConfirmSender } from './use-cases/confirm-sender.js';
import { ConfirmationMails } from './use-cases/confirmation-mails.js';
import { DomainChanges } from './use-cases/domain-changes.js';
import { DomainChecks } from './use-cases/domain-checks.js';
import { EnsureSystemDomain } from './use-cases/ensure-system-domain.js';
import { NoticeDomain } from './use-cases/notice-domain.query.js';
import { ReadDomains } from './use-cases/read-domains.query.js';
import { ReadInstallationRecords } from './use-cases/read-installation-records.query.js';
import { ReadSenders } from './use-cases/read-senders.query.js';
import { RemoveDomain } from './use-cases/remove-domain.js';
import { RemoveSender } from './use-cases/remove-sender.js';
import { ResendConfirmation } from './use-cases/resend-confirmation.js';
import { RotateKeys } from './use-cases/rotate-keys.js';
import { SendingAddresses } from './use-cases/sending-addresses.js';
import { SettleDomain } from './use-cases/settle-domain.js';
import { SenderTrail } from './use-cases/sender-trail.js';
import { SenderFacts } from './use-cases/sender-facts.js';
import { SigningKeys } from './use-cases/signing-keys.js';
import { VerifyDomain } from './use-cases/verify-domain.js';
import { VerifySignUpAddress } from './use-cases/verify-sign-up-address.js';

@Module({
  imports: [AccountsModule, DnsModule],
  controllers: [SendersController, DomainsController, AdminDnsRecordsController, AdminDnsZoneController],
  providers: [
    { provide: DnsLookup, useClass: SystemDnsLookup },
    DkimKeys,
    SendersRepository,
    DomainsRepository,
    SenderFactsReader,
    SigningKeysReader,
    TrackingNamesReader,
    SenderLocator,
    DomainLocator,
    SenderTrail,
    ConfirmationMails,
    AddSender,
    ReadSenders,
    ConfirmSender,
    ResendConfirmation,
    RemoveSender,
    VerifySignUpAddress,
    DomainChecks,
    DomainChanges,
    AddDomain,
    NoticeDomain,
    ReadDomains,
    SpfPolicy,
    SendingAddresses,
    ReadInstallationRecords,
    SettleDomain,
    VerifyDomain,
    ChangeDomain,
    RotateKeys,
    RemoveDomain,
    DomainActions,
    RecheckDomains,
    EnsureSystemDomain,
    SenderFacts,
    SigningKeys,
    SendersDoor,
  ],
  exports: [SendersDoor, SendingAddresses],
})
export class SendersModule implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly signUpAddress: VerifySignUpAddress,
    private readonly served: ServedNames,
    private readonly trackingNames: TrackingNamesReader,
  ) {}

  onModuleInit(): void {
    this.served.register((name) => this.trackingNames.has(name));
    this.accounts.registerEmailConfirmedPart(this.signUpAddress);
  }
}
