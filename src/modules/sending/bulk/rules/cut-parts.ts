const MOST_RECIPIENTS = 1_000;
const MOST_CHARS = 4 * 1024 * 1024;

/** Recipients by message, in their order: a thousand, or as many as their variables leave the message small. */
export function cutParts<R>(recipients: readonly R[], variablesOf: (recipient: R) => object | string): R[][] {
  const parts: R[][] = [];
  let part: R[] = [];
  let chars = 0;
  for (const recipient of recipients) {
    const own = lengthOf(variablesOf(recipient));
    if (part.length > 0 && (part.length === MOST_RECIPIENTS || chars + own > MOST_CHARS)) {
      parts.push(part);
      [part, chars] = [[], 0];
    }
    part.push(recipient);
    chars += own;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Roughly: what is long is a text, somewhere. */
function lengthOf(variables: unknown): number {
  if (typeof variables === 'string') return variables.length;
  if (typeof variables !== 'object' || variables === null) return 8;
  let length = 0;
  for (const [name, value] of Object.entries(variables)) length += name.length + lengthOf(value);
  return length;
}
