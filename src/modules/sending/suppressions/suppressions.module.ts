import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SuppressionsRepository } from './data/suppressions.repository.js';
import { SuppressionsController } from './http/suppressions.controller.js';
import { SuppressionList } from './suppression-list.js';
import { ChangeSuppressions } from './use-cases/change-suppressions.js';
import { ReadSuppressions } from './use-cases/read-suppressions.query.js';

@Module({
  imports: [AccountsModule],
  controllers: [SuppressionsController],
  providers: [SuppressionList, SuppressionsRepository, ChangeSuppressions, ReadSuppressions],
  exports: [SuppressionList],
})
export class SuppressionsModule {}
