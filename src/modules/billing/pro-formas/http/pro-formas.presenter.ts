import { wireId } from '../../../../kernel/ids.js';
import type { ProForma } from '../rules/pro-forma.js';
import type { ProFormaView } from './pro-formas.dto.js';

export function presentProForma({
  id,
  number,
  subscriptionId,
  issueDate,
  payBy,
  reference,
  bill,
}: ProForma): ProFormaView {
  const amount = (text: string) => ({ amount: text, currency: bill.currency });
  return {
    id: wireId('pfm', id),
    number,
    subscriptionId: wireId('sub', subscriptionId),
    issueDate,
    payBy,
    paymentReference: reference,
    lines: bill.lines.map(({ kind, description, quantity, unitPrice, net }) => ({
      kind,
      description,
      quantity,
      unitPrice: amount(unitPrice),
      net: amount(net),
    })),
    net: amount(bill.net),
    vatAmount: amount(bill.vatAmount),
    gross: amount(bill.gross),
  };
}
