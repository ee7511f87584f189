/** A start that failed for a reason its operator can mend; shown without a stack. */
export class StartError extends Error {}

/** Names the variable of a port that somebody else holds; anything else is passed on. */
export function portTaken(error: unknown, variable: string): unknown {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return new StartError(
      `port ${port} on ${address} is in use by another program. Stop it, or set ${variable} to a free port.`,
    );
  }
  if (code === 'EACCES') return new StartError(`port ${port} needs privileges. Set ${variable} to a port above 1023.`);
  if (code === 'EADDRNOTAVAIL') {
    const host = variable.replace('PORT', 'HOST');
    return new StartError(`${address} is no address of this machine. Set ${host} to one that is.`);
  }
  return error;
}
