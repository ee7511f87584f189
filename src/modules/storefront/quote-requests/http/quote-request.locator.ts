import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadQuoteRequests } from '../use-cases/read-quote-requests.query.js';
import { presentQuoteRequest, presentStaffQuoteRequest } from './quote-requests.presenter.js';

@Injectable()
export class QuoteRequestLocator implements ResourceLocator {
  constructor(private readonly requests: ReadQuoteRequests) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.quoteRequest, parameters['id'] ?? '');
    const request = caller && id ? await this.requests.find(callerScope(caller), id) : null;
    return request && presentQuoteRequest(request);
  }
}

@Injectable()
export class StaffQuoteRequestLocator implements ResourceLocator {
  constructor(private readonly requests: ReadQuoteRequests) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.quoteRequest, parameters['id'] ?? '');
    const request = id === null ? null : await this.requests.unscopedFind(id);
    return request && presentStaffQuoteRequest(request);
  }
}
