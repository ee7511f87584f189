import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { queuesOfCustomer, ReadTickets } from '../../tickets/index.js';
import { ReadCallbacks } from '../use-cases/read-callbacks.query.js';

/** A call-back within a ticket that the caller may see. */
@Injectable()
export class CallbackLocator implements ResourceLocator {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly callbacks: ReadCallbacks,
  ) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const ticketId = parseWireId(WIRE_PREFIXES.ticket, parameters['id'] ?? '');
    const id = parseWireId(WIRE_PREFIXES.callback, parameters['callbackId'] ?? '');
    if (!caller || !ticketId || !id) return null;
    const scope = callerScope(caller);
    const ticket = await this.tickets.find(scope, ticketId, queuesOfCustomer(caller));
    return ticket === null ? null : stateOf(await this.callbacks.find(scope, ticketId, id));
  }
}

@Injectable()
export class StaffCallbackLocator implements ResourceLocator {
  constructor(private readonly callbacks: ReadCallbacks) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.callback, parameters['id'] ?? '');
    return id === null ? null : stateOf(await this.callbacks.unscopedFind(id));
  }
}

function stateOf(callback: { status: string } | null): object | null {
  return callback === null ? null : { status: callback.status };
}
