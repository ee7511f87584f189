import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { MjmlCompiler } from './adapters/mjml-compiler.js';
import { TemplateContentsReader } from './data/template-contents.reader.js';
import { TemplatesRepository } from './data/templates.repository.js';
import { TemplateLocator } from './http/template.locator.js';
import { TemplateVersionsController } from './http/template-versions.controller.js';
import { TemplatesController } from './http/templates.controller.js';
import { TemplateParts } from './template-parts.js';
import { CheckContent } from './use-cases/check-content.js';
import { ChangeTemplate } from './use-cases/change-template.js';
import { CreateTemplate } from './use-cases/create-template.js';
import { DeleteTemplate } from './use-cases/delete-template.js';
import { PlainTexts } from './use-cases/plain-texts.js';
import { ReadTemplates } from './use-cases/read-templates.query.js';
import { RenderTemplate } from './use-cases/render-template.js';
import { TemplateShelf } from './use-cases/template-shelf.js';
import { TemplateTrail } from './use-cases/template-trail.js';

@Module({
  imports: [AccountsModule],
  controllers: [TemplatesController, TemplateVersionsController],
  providers: [
    TemplatesRepository,
    TemplateContentsReader,
    MjmlCompiler,
    CheckContent,
    TemplateLocator,
    TemplateTrail,
    CreateTemplate,
    ChangeTemplate,
    DeleteTemplate,
    ReadTemplates,
    RenderTemplate,
    TemplateShelf,
    PlainTexts,
    TemplateParts,
  ],
  exports: [PlainTexts, TemplateShelf, TemplateLocator],
})
export class TemplatesModule {}
