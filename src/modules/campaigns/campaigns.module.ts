import { Module } from '@nestjs/common';
import { AuthoringModule } from './authoring/index.js';

@Module({ imports: [AuthoringModule] })
export class CampaignsModule {}
