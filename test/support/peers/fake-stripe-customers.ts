import { type Params, text } from './fake-stripe-form.js';
import { invalid, type Store, type Thing } from './fake-stripe-objects.js';

/** Customers, and the ways to pay they let go of. */
export class FakeStripeCustomers {
  constructor(private readonly store: Store) {}

  make(params: Params): Thing {
    return this.store.create('customer', { metadata: params['metadata'] ?? {}, email: text(params, 'email') ?? null });
  }

  /** Its ways to pay go with it; what was charged stays. */
  delete(id: string): object {
    const customer = this.store.get('customer', id);
    for (const method of this.store.all('payment_method')) if (method['customer'] === id) this.store.drop(method);
    this.store.drop(customer);
    return { id, object: 'customer', deleted: true };
  }

  detach(id: string): Thing {
    const method = this.store.get('payment_method', id);
    if (method['customer'] === null) {
      throw invalid(undefined, 'The payment method you provided is not attached to a customer.');
    }
    method['customer'] = null;
    return method;
  }
}
