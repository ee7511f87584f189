import { Module } from '@nestjs/common';
import { AuthorizationModule } from './authorization/index.js';
import { ReviewsModule } from './reviews/index.js';

@Module({ imports: [ReviewsModule, AuthorizationModule] })
export class ComplianceModule {}
