import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AuthoringModule } from '../authoring/index.js';
import { CountingModule } from '../counting/index.js';
import { ReportsController } from './http/reports.controller.js';
import { ReadReport } from './use-cases/read-report.query.js';

/** What became of campaigns. */
@Module({
  imports: [AccountsModule, AuthoringModule, CountingModule],
  controllers: [ReportsController],
  providers: [ReadReport],
})
export class ReportsModule {}
