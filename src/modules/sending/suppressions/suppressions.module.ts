import { Module } from '@nestjs/common';
import { SuppressionsController } from './http/suppressions.controller.js';
import { SuppressionList } from './suppression-list.js';

@Module({ controllers: [SuppressionsController], providers: [SuppressionList], exports: [SuppressionList] })
export class SuppressionsModule {}
