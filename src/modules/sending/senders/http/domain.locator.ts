import { Injectable } from '@nestjs/common';
import { parseWireId } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadDomains } from '../use-cases/read-domains.query.js';
import { presentDomain } from './domains.presenter.js';

@Injectable()
export class DomainLocator implements ResourceLocator {
  constructor(private readonly domains: ReadDomains) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('dom', parameters.id ?? '');
    const found = id === null || caller === null ? null : await this.domains.one(callerScope(caller), id);
    return found === null ? null : presentDomain(found);
  }
}
