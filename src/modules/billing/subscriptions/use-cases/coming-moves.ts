import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Subscription } from '../rules/subscription.js';

/** What a subscription changes to at a coming renewal because staff decided it, and its customer was told. */
export interface ComingMove {
  toVersionId: string;
  effectiveAt: Instant;
  /** In the words of the operator. */
  reason: string;
}
/** Answers what is announced, by the id of the subscription; nothing where the customer's own change goes before. */
export type MovesOf = (subscriptions: readonly Subscription[]) => Promise<ReadonlyMap<string, ComingMove>>;

/** Port: whoever moves customers from one version to another tells what is coming. */
@Injectable()
export class ComingMoves {
  private source: MovesOf = () => Promise.resolve(new Map());

  register(source: MovesOf): void {
    this.source = source;
  }

  of(subscriptions: readonly Subscription[]): Promise<ReadonlyMap<string, ComingMove>> {
    return this.source(subscriptions);
  }
}
