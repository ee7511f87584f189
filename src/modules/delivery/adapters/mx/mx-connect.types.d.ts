/** The parts of mx-connect 1.6 that are used; the package brings no types. */
declare module 'mx-connect' {
  import type net from 'node:net';

  interface Policy {
    id?: string;
    mode?: string;
    mx?: string[];
    expires?: string;
  }
  interface TlsaRow {
    usage: number;
    selector: number;
    mtype: number;
    cert: Uint8Array;
  }
  interface PeerCertificate {
    raw?: Uint8Array;
    pubkey?: Uint8Array;
  }
  interface Verdict {
    valid: boolean;
    error: string | null;
    noRecords?: boolean;
  }
  interface MxConnect {
    dane: { verifyCertAgainstTlsa(cert: PeerCertificate | undefined, records: readonly TlsaRow[], chain: PeerCertificate[]): Verdict };
  }
  export type { Policy };
  const mxConnect: MxConnect & ((options: Record<string, unknown>) => Promise<{ socket: net.Socket }>);
  export default mxConnect;
}
