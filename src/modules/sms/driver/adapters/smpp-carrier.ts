import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Wire } from '../rules/submission.js';
import { BindFault, type Carrier, type CarrierListener, type CarrierSession } from './carrier.port.js';
import { type SessionTimes, SmppSession } from './smpp-session.js';

export interface SmppLogin {
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
}

export interface SmppTimes extends SessionTimes {
  connectMs: number;
}

/** Opens sessions with a carrier's SMSC, one bind_transceiver each. */
export class SmppCarrier implements Carrier {
  constructor(
    private readonly login: SmppLogin,
    private readonly wire: Wire & { window: number },
    private readonly times: SmppTimes,
  ) {}

  async open(listener: CarrierListener): Promise<CarrierSession> {
    const socket = await this.connected();
    const session = new SmppSession(socket, this.wire, this.times, listener);
    await session.bind(this.login);
    return session;
  }

  private connected(): Promise<Socket> {
    const { host, port, tls } = this.login;
    return new Promise((resolve, reject) => {
      const socket = tls ? connectTls({ host, port, ...nameOf(host) }) : connect({ host, port });
      const fail = (code: string): void => {
        socket.destroy();
        reject(new BindFault('network', code));
      };
      const timer = setTimeout(() => fail('connect_timeout'), this.times.connectMs);
      const failed = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer);
        fail(error.code ?? 'connect_failed');
      };
      socket.once('error', failed);
      socket.once(tls ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        socket.removeListener('error', failed);
        socket.setNoDelay(true);
        resolve(socket);
      });
    });
  }
}

/** An address is no name that a server could be asked for (RFC 6066 §3); its certificate must still be for it. */
function nameOf(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}
