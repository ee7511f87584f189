import { Module } from '@nestjs/common';
import { ActivityModule } from './activity/index.js';
import { AuthoringModule } from './authoring/index.js';
import { CountingModule } from './counting/index.js';
import { ExpansionModule } from './expansion/index.js';

@Module({ imports: [ActivityModule, CountingModule, AuthoringModule, ExpansionModule] })
export class CampaignsModule {}
