import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ProFormasRepository } from './data/pro-formas.repository.js';
import { ProFormasController } from './http/pro-formas.controller.js';
import { ProFormasFacade } from './pro-formas.facade.js';
import { IssueProForma } from './use-cases/issue-pro-forma.js';
import { ReadProFormas } from './use-cases/read-pro-formas.query.js';

/** What renewals will cost, told in time to those who pay by transfer. */
@Module({
  imports: [AccountsModule],
  controllers: [ProFormasController],
  providers: [ProFormasRepository, IssueProForma, ReadProFormas, ProFormasFacade],
  exports: [ProFormasFacade, ReadProFormas],
})
export class ProFormasModule {}
