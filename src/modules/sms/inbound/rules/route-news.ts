export const TOLD_STATUSES = ['buffered', 'delivered', 'expired', 'failed', 'rejected', 'unknown'] as const;

/** What a gateway in front of a carrier tells by a route's hook. */
export type RouteNews =
  | { type: 'inbound'; from: string; to: string; text: string }
  | { type: 'receipt'; id: string; to: string; status: (typeof TOLD_STATUSES)[number]; code: string | null };

/** Null for what is neither. */
export function readRouteNews(body: string): RouteNews | null {
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  const { type, from, to, text, id, status, code = null } = told;
  if (!isText(to, 40)) return null;
  if (type === 'inbound' && isText(from, 40) && isText(text, 1_600)) return { type, from, to, text };
  const isStatus = TOLD_STATUSES.some((one) => one === status);
  if (type !== 'receipt' || !isText(id, 65) || !isStatus || !(code === null || isText(code, 32))) return null;
  return { type, id, to, status: status as (typeof TOLD_STATUSES)[number], code };
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}
