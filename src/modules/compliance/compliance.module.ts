import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ComplianceLeavingParts } from './leaving-parts.js';
import { AlertsModule } from './alerts/index.js';
import { AuthorizationModule } from './authorization/index.js';
import { BlocksModule } from './blocks/index.js';
import { BulkModule } from './bulk/index.js';
import { ClosuresModule } from './closures/index.js';
import { ComplianceFacade } from './compliance.facade.js';
import { IpTicketsModule } from './ip-tickets/index.js';
import { RatiosModule } from './ratios/index.js';
import { ReviewsModule } from './reviews/index.js';
import { ViolationsModule } from './violations/index.js';

@Module({
  imports: [
    AccountsModule,
    ReviewsModule,
    AuthorizationModule,
    BlocksModule,
    AlertsModule,
    ViolationsModule,
    ClosuresModule,
    BulkModule,
    RatiosModule,
    IpTicketsModule,
  ],
  providers: [ComplianceLeavingParts, ComplianceFacade],
  exports: [ComplianceFacade],
})
export class ComplianceModule {}
