import { Module } from '@nestjs/common';
import { AuthorizationModule } from './authorization/index.js';
import { BlocksModule } from './blocks/index.js';
import { ComplianceFacade } from './compliance.facade.js';
import { ReviewsModule } from './reviews/index.js';

@Module({
  imports: [ReviewsModule, AuthorizationModule, BlocksModule],
  providers: [ComplianceFacade],
  exports: [ComplianceFacade],
})
export class ComplianceModule {}
