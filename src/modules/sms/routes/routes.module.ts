import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { RouteSessionsRepository } from './data/route-sessions.repository.js';
import { SmsRoutesRepository } from './data/routes.repository.js';
import { AdminSmsRoutesController, SmsRouteLocator } from './http/admin-sms-routes.controller.js';
import { MeasureRoutes } from './jobs/measure-routes.js';
import { ListConfiguredRoutes } from './use-cases/list-configured-routes.js';
import { ManageSmsRoutes } from './use-cases/manage-sms-routes.js';
import { ReadSmsRoutes } from './use-cases/read-sms-routes.query.js';

@Module({
  imports: [AccountsModule],
  controllers: [AdminSmsRoutesController],
  providers: [
    SmsRoutesRepository,
    RouteSessionsRepository,
    ListConfiguredRoutes,
    ManageSmsRoutes,
    ReadSmsRoutes,
    SmsRouteLocator,
    MeasureRoutes,
  ],
  exports: [SmsRoutesRepository, RouteSessionsRepository, ReadSmsRoutes],
})
export class SmsRoutesModule {}
