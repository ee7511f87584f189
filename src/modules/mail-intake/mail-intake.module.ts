import { Module } from '@nestjs/common';
import { DnsModule } from '../../platform/dns/dns.module.js';
import { AuthenticateMail } from './adapters/authenticate-mail.js';
import { RawMailsRepository } from './data/raw-mails.repository.js';
import { DeleteOldRawMails } from './jobs/delete-old-raw-mails.js';
import { AdminInboundMailsController, InboundMailLocator } from './http/admin-inbound-mails.controller.js';
import { MailIntakeFacade } from './mail-intake.facade.js';
import { InboundRoutes } from './routes.js';
import { InboundPort } from './smtp/inbound-port.js';
import { ClaimRawMail } from './use-cases/claim-raw-mail.js';
import { ReadRawMail } from './use-cases/read-raw-mail.query.js';
import { StoreInboundMail } from './use-cases/store-inbound-mail.js';

@Module({
  imports: [DnsModule],
  controllers: [AdminInboundMailsController],
  providers: [
    InboundMailLocator,
    InboundRoutes,
    RawMailsRepository,
    StoreInboundMail,
    ReadRawMail,
    ClaimRawMail,
    AuthenticateMail,
    InboundPort,
    DeleteOldRawMails,
    MailIntakeFacade,
  ],
  exports: [MailIntakeFacade],
})
export class MailIntakeModule {}
