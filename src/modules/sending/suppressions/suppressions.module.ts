import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SuppressionsController } from './http/suppressions.controller.js';
import { SuppressionList } from './suppression-list.js';

@Module({
  imports: [AccountsModule],
  controllers: [SuppressionsController],
  providers: [SuppressionList],
  exports: [SuppressionList],
})
export class SuppressionsModule {}
