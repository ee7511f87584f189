import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadTemplates } from '../use-cases/read-templates.query.js';
import { presentTemplate } from './templates.presenter.js';

@Injectable()
export class TemplateLocator implements ResourceLocator {
  constructor(private readonly templates: ReadTemplates) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.template, parameters.id ?? '');
    const template = id === null || caller === null ? null : await this.templates.one(callerScope(caller), id);
    return template === null ? null : presentTemplate(template);
  }
}
