/**
 * Tells a dependency that is away for a moment (the caller should try again) from a mistake of ours.
 * PostgreSQL: Appendix A of its manual; class 08 connection, 53 resources, 57 operator intervention.
 */
const POSTGRES_AWAY = /^(08...|53...|57P0[1-5]|57014|55P03|40001|40P01|25006|58030|3D000)$/;
const SOCKET_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const AWAY_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Connection is closed|Client has encountered a connection error|Cannot use a pool after calling end|Command timed out|Stream isn't writeable|OOM command not allowed|LOADING |READONLY )/;

const MAX_CAUSES = 5;

export function isOutage(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    if (isAway(current)) return true;
    current = innerError(current);
  }
  return false;
}

function isAway(error: Error & { code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : '';
  return (
    POSTGRES_AWAY.test(code) ||
    SOCKET_AWAY.has(code) ||
    error.name === 'MaxRetriesPerRequestError' ||
    AWAY_MESSAGES.test(error.message)
  );
}

function innerError(error: Error & { driverError?: unknown }): unknown {
  return error.driverError instanceof Error ? error.driverError : error.cause;
}
