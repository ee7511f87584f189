import { Injectable } from '@nestjs/common';
import { MINUTE_MS, SECOND_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Throttle } from '../../../../platform/http/index.js';
import type { VatNumber } from '../../customers/index.js';
import { type RegistryAnswer, VatNumberRegistry } from '../adapters/vat-number-registry.port.js';

const PATIENCE_MS = 2.5 * SECOND_MS;
const MAX_KNOWN = 10_000;
const KEEP_MS: Record<RegistryAnswer['kind'], number> = {
  valid: 10 * MINUTE_MS,
  invalid: 10 * MINUTE_MS,
  unknown: 20 * SECOND_MS,
};
/** All strangers together; who asks beyond is told that the number is not checked yet. */
const BUDGET = { quota: 120, windowMs: MINUTE_MS };

/**
 * A number that belongs to no account yet. Answers within seconds whatever VIES does, remembers for minutes, and spends
 * only so much of what VIES lets us ask: its limits are needed for customers.
 */
@Injectable()
export class CheckForVisitor {
  private readonly known = new Map<string, { kind: RegistryAnswer['kind']; untilMs: number }>();

  constructor(
    private readonly registry: VatNumberRegistry,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  async run(number: VatNumber, requester: string): Promise<RegistryAnswer['kind']> {
    const known = this.known.get(number.text);
    if (known && known.untilMs > this.clock.monotonicMs()) return known.kind;
    if (this.registry.isRemote && !(await this.throttle.take('vies:visitors', BUDGET)).allowed) return 'unknown';
    const { kind } = await within(PATIENCE_MS, this.registry.ask(number, requester, PATIENCE_MS));
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    this.known.set(number.text, { kind, untilMs: this.clock.monotonicMs() + KEEP_MS[kind] });
    return kind;
  }
}

/** The registry's own time-out does not cover looking its name up. */
async function within(ms: number, asked: Promise<RegistryAnswer>): Promise<RegistryAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<RegistryAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unknown', reason: 'TIMEOUT', needsOperator: false }), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
