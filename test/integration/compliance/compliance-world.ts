import { parseWireId } from '../../../src/kernel/ids.js';
import { toDate } from '../../../src/kernel/time/instant.js';
import { EVENT_TYPE, type EventTypeName } from '../../../src/modules/spool/index.js';
import type { Customer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

export interface ProblemBody {
  code: string;
  errors?: { field: string; code: string }[];
  reviewId?: string;
}
export interface Review {
  id: string;
  kind: string;
  status: string;
  accountId: string;
  flags: string[];
  question: string | null;
  reason: string | null;
  tier: number | null;
  dueAt: string | null;
  steps: { kind: string; by: string; text: string | null }[];
}
export interface Authorization {
  tier: number;
  score: number;
  missing: { field: string; have: number | null; need: number | null }[];
  review: Review | null;
}

export const REVIEWS = '/v1/account/sending-authorization/review-requests';

export function uuidOf(customer: Customer): string {
  return parseWireId('acc', customer.accountId)!;
}

/** What happened to `n` mails of an account, as delivery writes it. */
export async function log(
  world: World,
  customer: Customer,
  type: EventTypeName,
  n: number,
  detail: object | null = null,
): Promise<void> {
  await rows(
    world,
    `with begun as materialized (select pg_current_xact_id())
     insert into mail_events (id, account_id, message_id, delivery_id, type, at, detail)
     select spool_uuid7($1::timestamptz), $2::uuid, spool_uuid7($1::timestamptz), spool_uuid7($1::timestamptz), $3::smallint,
            $1::timestamptz, $4::jsonb
       from begun, generate_series(1, $5::int)`,
    [toDate(world.now()), uuidOf(customer), EVENT_TYPE[type], detail === null ? null : JSON.stringify(detail), n],
  );
}

export async function authorizationOf(world: World, customer: Customer): Promise<Authorization> {
  const path = '/v1/account/sending-authorization';
  return (await world.http.get<Authorization>(path, { token: customer.accessToken })).body;
}

export function requestReview(world: World, customer: Customer, body: object = { message: 'Please look.' }) {
  return world.http.post<Review & ProblemBody>(REVIEWS, { token: customer.accessToken, body });
}

/** The risk review of an account; null while there is none. */
export async function riskReviewOf(world: World, customer: Customer, operator: string): Promise<Review | null> {
  const answer: Answer<{ data: Review[] }> = await world.http.get('/v1/admin/reviews?kind=risk&limit=500', {
    token: operator,
  });
  return answer.body.data.find((review) => review.accountId === customer.accountId) ?? null;
}
