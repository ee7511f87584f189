import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Caller, ResourceLocator } from '../../../../platform/http/index.js';
import { KeepStock } from '../use-cases/keep-stock.js';
import { presentAddress } from './ips.presenter.js';

/** An address of the installation, as staff see it. */
@Injectable()
export class IpAddressLocator implements ResourceLocator {
  constructor(private readonly stock: KeepStock) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ipAddress, parameters['id'] ?? '');
    const row = id === null ? null : await this.stock.one(id);
    return row && presentAddress(row);
  }
}
