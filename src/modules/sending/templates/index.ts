import { TemplateVersionEntity } from './data/template-version.entity.js';
import { TemplateEntity } from './data/template.entity.js';

export { TemplatesModule } from './templates.module.js';

export const templateEntities = [TemplateEntity, TemplateVersionEntity];
