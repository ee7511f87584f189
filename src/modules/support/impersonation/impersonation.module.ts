import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { PinModule } from '../pin/index.js';
import { ImpersonationsRepository } from './data/impersonations.repository.js';
import { AdminImpersonationsController } from './http/admin-impersonations.controller.js';
import { ImpersonationLocator, StaffImpersonationLocator } from './http/impersonation.locator.js';
import { ImpersonationsController } from './http/impersonations.controller.js';
import { EndDueImpersonations } from './use-cases/end-due-impersonations.js';
import { EndImpersonation } from './use-cases/end-impersonation.js';
import { ImpersonationTrail } from './use-cases/impersonation-trail.js';
import { ReadImpersonations } from './use-cases/read-impersonations.query.js';
import { StartImpersonation } from './use-cases/start-impersonation.js';

/** The operator's people in customers' places: only with the PIN, and always visible. */
@Module({
  imports: [AccountsModule, PinModule],
  controllers: [ImpersonationsController, AdminImpersonationsController],
  providers: [
    ImpersonationsRepository,
    ImpersonationTrail,
    StartImpersonation,
    EndImpersonation,
    EndDueImpersonations,
    ReadImpersonations,
    ImpersonationLocator,
    StaffImpersonationLocator,
  ],
  exports: [ReadImpersonations],
})
export class ImpersonationModule {}
