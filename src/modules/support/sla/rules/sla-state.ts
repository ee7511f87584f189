import type { Instant } from '../../../../kernel/time/instant.js';
import type { ClockName, SlaCalendar, SlaPolicies, SlaPriority } from './sla-policy.js';
import { type ClockState, Stopwatch } from './stopwatch.js';

/** What happens to a ticket, as far as clocks care. */
export type SlaEvent =
  | { at: Instant; kind: 'message'; by: 'customer' | 'agent' | 'system'; internal: boolean }
  | { at: Instant; kind: 'status'; over: boolean }
  | { at: Instant; kind: 'priority'; to: SlaPriority };

export interface SlaState extends Record<ClockName, ClockState> {
  /** How many answers after the first came too late. */
  lateAnswers: number;
}

/** What the clocks are about to do next depends on this alone. */
interface Conversation {
  /** Whose turn it is, by the last message that the customer could read. */
  turn: 'nobody' | 'support' | 'customer';
  answered: boolean;
  over: boolean;
}

/**
 * What was promised and what became of it, always reckoned from all that happened: no clock depends on another, and no
 * order of clicks loses one. A note counts for nothing, any agent's public message counts as an answer, and it is the last
 * public message that says whose turn it is, not the status.
 */
export function slaState(
  events: readonly SlaEvent[],
  policies: SlaPolicies,
  calendar: SlaCalendar,
  { priority, now }: { priority: SlaPriority; now: Instant },
): SlaState {
  const clocks = new Clocks(policies, calendar, priority);
  for (const event of inOrder(events)) if (event.at <= now) clocks.take(event);
  return clocks.stateAt(now);
}

/** One conversation of two tickets: what was said in either. What ended the other one ends nothing here. */
export function mergedEvents(into: readonly SlaEvent[], other: readonly SlaEvent[]): SlaEvent[] {
  return inOrder([...into, ...other.filter(({ kind }) => kind === 'message')]);
}

class Clocks {
  private readonly conversation: Conversation = { turn: 'nobody', answered: false, over: false };
  private readonly firstResponse: Stopwatch;
  private readonly nextResponse: Stopwatch;
  private readonly resolution: Stopwatch;
  private lateAnswers = 0;

  constructor(
    private readonly policies: SlaPolicies,
    calendar: SlaCalendar,
    priority: SlaPriority,
  ) {
    const { firstResponse, nextResponse, resolution } = policies[priority];
    this.firstResponse = new Stopwatch(firstResponse, calendar);
    this.nextResponse = new Stopwatch(nextResponse, calendar, true);
    this.resolution = new Stopwatch(resolution, calendar);
  }

  take(event: SlaEvent): void {
    switch (event.kind) {
      case 'message':
        if (!event.internal) this.hear(event.by, event.at);
        break;
      case 'status':
        this.turnOver(event.over, event.at);
        break;
      case 'priority':
        this.promise(event.to, event.at);
        break;
    }
    this.runWhatRuns(event.at);
  }

  stateAt(now: Instant): SlaState {
    return {
      firstResponse: this.firstResponse.stateAt(now),
      nextResponse: this.nextResponse.stateAt(now),
      resolution: this.resolution.stateAt(now),
      lateAnswers: this.lateAnswers,
    };
  }

  /** The product's own first message is the customer's matter; later ones are nobody's turn. */
  private hear(by: 'customer' | 'agent' | 'system', at: Instant): void {
    if (by === 'agent') this.answer(at);
    else if (by === 'customer' || this.conversation.turn === 'nobody') this.conversation.turn = 'support';
  }

  private answer(at: Instant): void {
    this.firstResponse.end(at);
    if (this.nextResponse.end(at) === 'missed') this.lateAnswers += 1;
    this.conversation.turn = 'customer';
    this.conversation.answered = true;
  }

  private turnOver(over: boolean, at: Instant): void {
    if (over && !this.conversation.over) {
      this.resolution.end(at);
      if (this.nextResponse.drop(at)) this.lateAnswers += 1;
    }
    this.conversation.over = over;
  }

  private promise(to: SlaPriority, at: Instant): void {
    const policy = this.policies[to];
    this.firstResponse.promise(policy.firstResponse, at);
    this.nextResponse.promise(policy.nextResponse, at);
    this.resolution.promise(policy.resolution, at);
  }

  private runWhatRuns(at: Instant): void {
    const { turn, answered, over } = this.conversation;
    const ours = turn === 'support' && !over;
    this.firstResponse.run(ours && !answered, at);
    this.nextResponse.run(ours && answered, at);
    this.resolution.run(ours, at);
  }
}

function inOrder(events: readonly SlaEvent[]): SlaEvent[] {
  return [...events].sort((a, b) => a.at - b.at);
}
