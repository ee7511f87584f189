import { Module } from '@nestjs/common';
import { AuthoringModule } from './authoring/index.js';
import { CountingModule } from './counting/index.js';
import { ExpansionModule } from './expansion/index.js';

@Module({ imports: [CountingModule, AuthoringModule, ExpansionModule] })
export class CampaignsModule {}
