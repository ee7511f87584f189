import { Global, Module } from '@nestjs/common';
import { GivingWay } from './giving-way.js';

@Global()
@Module({ providers: [GivingWay], exports: [GivingWay] })
export class GivingWayModule {}
