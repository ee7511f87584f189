import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { Problem } from '../../../../kernel/problem.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { QuotaFacade, type RefusalKind, WINDOW_KIND_NUMBERS } from '../../../quota/index.js';
import type { AcceptedMessage, AcceptOutcome, AcceptRequest } from '../accept.types.js';
import { keyMeta, mailClassOf, messageMeta, MODE, packBody, type StoreItem } from '../data/store-item.js';
import { type StoreAnswer, StoreQueue } from '../data/store-queue.js';
import { windowsDiffer } from '../rules/counted-windows.js';
import type { AcceptContext } from './accept-context.js';
import { ACCEPT_STEPS, type Stop } from './accept-steps.js';
import { KeptAnswers } from './kept-answers.js';
import { LoadFacts } from './load-facts.js';

const TURNS = 5;
const ACCEPTED = 202;
const LONGEST_TURN_MS = 20;

/** Accepts messages of any number of accounts, judged in the order given. A refusal is an outcome, never an exception. */
@Injectable()
export class AcceptMessages {
  constructor(
    private readonly loadFacts: LoadFacts,
    private readonly queue: StoreQueue,
    private readonly kept: KeptAnswers,
    private readonly quota: QuotaFacade,
    private readonly clock: Clock,
  ) {}

  async run(
    requests: readonly AcceptRequest[],
    suppressed: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
  ): Promise<AcceptOutcome[]> {
    const now = this.clock.now();
    const facts = await this.loadFacts.of(requests, now);
    const contexts = requests.map((request, i): AcceptContext => ({
      request,
      messageId: newId(now),
      now,
      facts: facts[i]!,
      suppressed: suppressed.get(request.by.accountId) ?? new Set(),
      mode: MODE.now,
      recipients: [],
      windows: [],
      written: null,
      packed: null,
      warnings: [],
    }));
    const group = requests.length > 1 ? {} : null;
    const prepared = await this.prepareAll(contexts, group);
    const items = prepared.filter((item): item is StoreItem => 'meta' in item);
    const answers = this.queue.store(items);
    return Promise.all(
      contexts.map((context, i) => {
        const item = prepared[i]!;
        return 'meta' in item
          ? this.conclude(context, item, answers[items.indexOf(item)]!)
          : this.refuse(context.request, item);
      }),
    );
  }

  /** Many templates take their time: others get a turn in between. */
  private async prepareAll(contexts: AcceptContext[], group: object | null): Promise<(StoreItem | Problem)[]> {
    const preparing: Promise<StoreItem | Problem>[] = [];
    let sinceMs = this.clock.monotonicMs();
    for (const context of contexts) {
      preparing.push(this.prepare(context, group));
      if (context.request.content.fill === undefined || this.clock.monotonicMs() - sinceMs < LONGEST_TURN_MS) continue;
      await setImmediate();
      sinceMs = this.clock.monotonicMs();
    }
    return Promise.all(preparing);
  }

  /** Runs the steps; facts from memory are read anew before they refuse anything. */
  private async prepare(context: AcceptContext, group: object | null): Promise<StoreItem | Problem> {
    let stop = this.steps(context);
    if (stop !== null) {
      context.facts = await this.loadFacts.fresh(context.request, context.facts, context.now);
      stop = this.steps(context);
    }
    if (stop === 'missing_subscription')
      return this.quota.refusalWithoutSubscription(accountScope(context.request.by.accountId));
    return stop ?? this.itemOf(context, group);
  }

  private steps(context: AcceptContext): Stop | null {
    for (const step of ACCEPT_STEPS) {
      const stop = step.run(context, { quota: this.quota });
      if (stop !== null) return stop;
    }
    return null;
  }

  private async itemOf(context: AcceptContext, group: object | null): Promise<StoreItem> {
    const { request, recipients, mode, windows, messageId: id } = context;
    const { by, source, content } = request;
    context.packed ??= await packBody(context.written!.bytes);
    const { packed } = context;
    const meta = messageMeta({
      id,
      accountId: by.accountId,
      subscriptionId: context.facts.entitlement!.subscriptionId,
      mailClass: mailClassOf(content),
      source,
      credentialId: by.credentialId,
      content,
      written: context.written!,
      packed,
      mode,
      egress: context.facts.egress,
      recipients,
      windows,
      pace: context.facts.ratePerHour,
    });
    const answer = request.idempotency === null ? '' : JSON.stringify(answerOf(context));
    const lanes = mode === MODE.now ? recipients.filter((r) => !r.suppressed).map((r) => r.lane) : [];
    return {
      id,
      accountId: by.accountId,
      meta: { account_id: by.accountId, ...meta, ...keyMeta(request.idempotency, ACCEPTED, answer) },
      body: packed.content,
      lanes,
      group,
    };
  }

  private async conclude(context: AcceptContext, item: StoreItem, first: Promise<StoreAnswer>): Promise<AcceptOutcome> {
    let answer = await first;
    for (let turn = 1; turn < TURNS; turn += 1) {
      const done = await this.outcomeOf(context, answer);
      if (done !== 'again') return done;
      const repeated = await this.prepare(context, null);
      if (!('meta' in repeated)) return this.refuse(context.request, repeated);
      answer = await this.queue.store([repeated])[0]!;
    }
    throw new Error(`message ${item.id} found no end`);
  }

  private async outcomeOf(context: AcceptContext, answer: StoreAnswer): Promise<AcceptOutcome | 'again'> {
    const { request } = context;
    if (answer.outcome === 'stored') return { kind: 'accepted', answer: answerOf(context) };
    if (answer.outcome === 'suppressed') {
      context.suppressed = new Set([...context.suppressed, ...answer.hits]);
      return 'again';
    }
    if (answer.outcome === 'quota') return this.quotaRefusal(context, answer);
    const earlier = await this.kept.find(request.by.accountId, request.idempotency!);
    if (earlier === null) return 'again';
    return earlier.kind === 'replayed' && earlier.messageId === context.messageId
      ? { kind: 'accepted', answer: answerOf(context) }
      : earlier;
  }

  /** An upgrade works at once: a limit from memory never has the last word. */
  private async quotaRefusal(
    context: AcceptContext,
    answer: { windowKind: number; windowUsed: number | null; wasSuspended: boolean },
  ): Promise<AcceptOutcome | 'again'> {
    const judged = context.windows;
    context.facts = await this.loadFacts.fresh(context.request, context.facts, context.now);
    if (this.steps(context) !== null || windowsDiffer(judged, context.windows)) return 'again';
    const window = judged.find(({ kind }) => WINDOW_KIND_NUMBERS[kind] === answer.windowKind);
    const kind: RefusalKind = window?.suspends ? 'suspended' : (window?.kind ?? 'day');
    const { entitlement, gate } = context.facts;
    return { kind: 'refused', problem: this.quota.refusal(kind, entitlement!, gate!, context.now, answer.windowUsed) };
  }

  private async refuse(request: AcceptRequest, problem: Problem): Promise<AcceptOutcome> {
    return this.kept.refuse(request.by.accountId, request.idempotency, problem);
  }
}

const STATUS_OF_MODE = new Map<number, string>([
  [MODE.sandbox, 'cancelled'],
  [MODE.scheduled, 'scheduled'],
]);

function answerOf({ messageId, recipients, mode, warnings }: AcceptContext): AcceptedMessage {
  const alive = STATUS_OF_MODE.get(mode) ?? 'queued';
  return {
    id: wireId('msg', messageId),
    status: alive,
    recipients: recipients.map(({ id, email, suppressed }) => ({
      id: wireId('dlv', id),
      email,
      status: suppressed ? 'suppressed' : alive,
    })),
    warnings,
  };
}
