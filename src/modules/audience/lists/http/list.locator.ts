import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadLists } from '../use-cases/read-lists.query.js';
import { presentList } from './lists.presenter.js';

@Injectable()
export class ListLocator implements ResourceLocator {
  constructor(private readonly lists: ReadLists) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.list, parameters.id ?? '');
    const list = id === null || caller === null ? null : await this.lists.one(callerScope(caller), id);
    return list === null ? null : presentList(list);
  }
}
