import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ComplianceLeavingParts } from './leaving-parts.js';
import { AuthorizationModule } from './authorization/index.js';
import { BlocksModule } from './blocks/index.js';
import { ComplianceFacade } from './compliance.facade.js';
import { ReviewsModule } from './reviews/index.js';

@Module({
  imports: [AccountsModule, ReviewsModule, AuthorizationModule, BlocksModule],
  providers: [ComplianceLeavingParts, ComplianceFacade],
  exports: [ComplianceFacade],
})
export class ComplianceModule {}
