export interface OutboundRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** For everything together: name, connection, TLS, headers, body. */
  timeoutMs?: number;
  /** For connection and TLS alone. */
  connectTimeoutMs?: number;
  /** More of the answer than this is `too_large`. */
  maxBytes?: number;
  /** Without TLS only to what the operator has listed. */
  plainOnlyWhereListed?: true;
  /** The address is a setting of the operator, whom private networks belong to; nobody else's text may be in it. */
  operatorChosen?: true;
  /** PEM certificates to trust instead of the system's. */
  ca?: string;
}

export type OutboundAnswer =
  | { kind: 'answered'; status: number; headers: Record<string, string>; body: Buffer }
  /** Our own decision; trying again changes nothing. */
  | { kind: 'refused'; reason: 'invalid_url' | 'scheme' | 'credentials_in_url' | 'port' | 'private_address' }
  /** The other side or the way there; may be different later. */
  | { kind: 'failed'; reason: OutboundFailure; /** What was answered before it failed. */ status?: number };
export type OutboundRefusal = Extract<OutboundAnswer, { kind: 'refused' }>['reason'];
export type OutboundFailure = 'no_such_name' | 'dns' | 'timeout' | 'tls' | 'connection' | 'protocol' | 'too_large';

export interface Target {
  url: URL;
  /** Name or address, without brackets. */
  host: string;
  port: number;
}
