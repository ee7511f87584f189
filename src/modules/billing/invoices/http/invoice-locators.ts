import { Injectable } from '@nestjs/common';
import { parseWireId } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadInvoices } from '../use-cases/read-invoices.query.js';
import { presentInvoice, presentInvoiceToStaff } from './invoices.presenter.js';

@Injectable()
export class InvoiceLocator implements ResourceLocator {
  constructor(private readonly invoices: ReadInvoices) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('inv', parameters['id'] ?? '');
    const invoice = caller && id ? await this.invoices.one(callerScope(caller), id) : null;
    return invoice && presentInvoice(invoice);
  }
}

@Injectable()
export class StaffInvoiceLocator implements ResourceLocator {
  constructor(private readonly invoices: ReadInvoices) {}

  async locate(_: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('inv', parameters['id'] ?? '');
    const invoice = id ? await this.invoices.unscopedOne(id) : null;
    return invoice && presentInvoiceToStaff(invoice);
  }
}
