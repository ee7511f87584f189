import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { TemplatesRepository } from './data/templates.repository.js';
import { TemplateLocator } from './http/template.locator.js';
import { TemplatesController } from './http/templates.controller.js';
import { TemplateParts } from './template-parts.js';
import { ChangeTemplate } from './use-cases/change-template.js';
import { CreateTemplate } from './use-cases/create-template.js';
import { DeleteTemplate } from './use-cases/delete-template.js';
import { ReadTemplates } from './use-cases/read-templates.query.js';
import { TemplateTrail } from './use-cases/template-trail.js';

@Module({
  imports: [AccountsModule],
  controllers: [TemplatesController],
  providers: [
    TemplatesRepository,
    TemplateLocator,
    TemplateTrail,
    CreateTemplate,
    ChangeTemplate,
    DeleteTemplate,
    ReadTemplates,
    TemplateParts,
  ],
})
export class TemplatesModule {}
