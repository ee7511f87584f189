import { MACHINE_AGENTS } from './machine-likely.table.js';

/** One request for a picture or a link, with what is known when it is recorded. */
export interface EngagementFacts {
  readonly kind: 'open' | 'click';
  readonly userAgent: string;
  readonly isHead: boolean;
  /** The request says that nobody has asked yet (`Sec-Purpose` and its older kin). */
  readonly isPrefetch: boolean;
  /** Time since the receiver took the mail; null when he has not yet, or nobody knows. */
  readonly sinceDeliveryMs: number | null;
  /** Different links of this copy that were followed within one second of this request, this one included. */
  readonly linksAtOnce: number;
}

export type MachineReason =
  | 'head_request'
  | 'declared_prefetch'
  | 'no_user_agent'
  | 'image_proxy'
  | 'prefetch'
  | 'security_scanner'
  | 'link_preview'
  | 'program'
  | 'before_delivery'
  | 'right_after_delivery'
  | 'many_links_at_once';

/** Nobody reads, decides and clicks faster; 5 s is where published audits of click logs draw the line too. */
const FASTEST_CLICK_MS = 5_000;
const EARLY_MS = 60_000;
/** A person opens two links in a second when a finger slips; three are a scanner that tries them all. */
const MANY_LINKS = 3;

/** Why this was probably no person; null when nothing says so. The first reason counts. */
export function machineReason(facts: EngagementFacts): MachineReason | null {
  if (facts.isHead) return 'head_request';
  if (facts.isPrefetch) return 'declared_prefetch';
  if (facts.userAgent === '') return 'no_user_agent';
  const { sinceDeliveryMs } = facts;
  const isEarly = sinceDeliveryMs === null || sinceDeliveryMs < EARLY_MS;
  const agent = MACHINE_AGENTS.find(
    ({ pattern, only, early }) =>
      (only === undefined || only === facts.kind) && (early !== true || isEarly) && pattern.test(facts.userAgent),
  );
  if (agent) return agent.reason;
  if (sinceDeliveryMs === null) return 'before_delivery';
  if (facts.linksAtOnce >= MANY_LINKS) return 'many_links_at_once';
  return facts.kind === 'click' && sinceDeliveryMs < FASTEST_CLICK_MS ? 'right_after_delivery' : null;
}
