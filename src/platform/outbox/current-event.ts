import { AsyncLocalStorage } from 'node:async_hooks';

/** The event that is being handled, for notes that every consumer would have to make and one day would forget. */
export const currentEvent = new AsyncLocalStorage<{ accountId: string }>();

/** The account of the event that is being handled; null outside of consumers. */
export function accountOfCurrentEvent(): string | null {
  return currentEvent.getStore()?.accountId ?? null;
}
