const MAX_CAUSES = 5;
const EMAIL = /[^\s"'<>()[\]:;,@]+@[^\s"'<>()[\]:;,@]+\.[^\s"'<>()[\]:;,@]+/g;

/**
 * What the log keeps of an error: name, message, code, stack and causes. Never the rest: database errors carry the
 * row (`detail`), the statement and its parameters. Mail addresses inside messages are blotted out.
 */
export function errorFields(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutAddresses(String(error)) };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const cause = (error as { driverError?: unknown }).driverError ?? error.cause;
  return {
    type: error.name,
    message: withoutAddresses(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.stack ? { stack: withoutAddresses(error.stack) } : {}),
    ...(cause !== undefined && cause !== error && depth < MAX_CAUSES ? { cause: errorFields(cause, depth + 1) } : {}),
  };
}

export function withoutAddresses(text: string): string {
  return text.replace(EMAIL, '[address]');
}
