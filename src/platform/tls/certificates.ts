import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { makeSelfSigned } from './self-signed.js';

const LOOK_MS = 10_000;

/** The certificate of the SMTP ports cannot be used; the message is for the operator. */
export class CertificateError extends Error {}

/** Certificate and key of the SMTP ports: made once when none is configured, read again when the files change. */
@Injectable()
export class Certificates implements OnApplicationShutdown {
  private readonly log = new Logger('Certificates');
  private loaded: { context: SecureContext; stamp: string } | null = null;
  private watcher: NodeJS.Timeout | null = null;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The present certificate; used for each new handshake, so that a renewal needs no restart. */
  secureContext(): SecureContext {
    return (this.loaded ??= this.firstLoad()).context;
  }

  private firstLoad(): { context: SecureContext; stamp: string } {
    const { tlsCertFile, tlsKeyFile } = this.config.facts;
    if (this.config.values.TLS_CERT_FILE === null && !(existsSync(tlsCertFile) && existsSync(tlsKeyFile))) this.make();
    const loaded = this.load();
    this.watcher = setInterval(() => this.reload(), LOOK_MS).unref();
    return loaded;
  }

  /** Several processes may start at once on one state directory: the pair is put into place whole, and the first wins. */
  private make(): void {
    const { tlsCertFile, tlsKeyFile } = this.config.facts;
    const host = this.config.values.SMTP_PUBLIC_HOST;
    const pair = makeSelfSigned([...new Set([host, 'localhost', '127.0.0.1', '::1'])], this.clock.machineNow());
    const folder = dirname(tlsKeyFile);
    const draft = `${folder}.${process.pid}.new`;
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    writeFileSync(join(draft, basename(tlsKeyFile)), pair.key, { mode: 0o600 });
    writeFileSync(join(draft, basename(tlsCertFile)), pair.cert, { mode: 0o600 });
    try {
      renameSync(draft, folder);
      this.log.log({ msg: 'a self-signed certificate was made', file: tlsCertFile });
    } catch (error) {
      rmSync(draft, { recursive: true });
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }

  private load(): { context: SecureContext; stamp: string } {
    const { tlsCertFile, tlsKeyFile } = this.config.facts;
    try {
      const stamp = this.stamp();
      const pair = { cert: readFileSync(tlsCertFile), key: readFileSync(tlsKeyFile) };
      return { context: createSecureContext({ ...pair, minVersion: 'TLSv1.2', honorCipherOrder: true }), stamp };
    } catch (cause) {
      const where = `TLS_CERT_FILE (${tlsCertFile}) and TLS_KEY_FILE (${tlsKeyFile})`;
      throw new CertificateError(`${where} are no usable certificate and key: ${(cause as Error).message}`, { cause });
    }
  }

  private stamp(): string {
    const { tlsCertFile, tlsKeyFile } = this.config.facts;
    return [tlsCertFile, tlsKeyFile].map((file) => `${statSync(file).mtimeMs}/${statSync(file).size}`).join(' ');
  }

  /** A half-written renewal keeps the old certificate in service; the next look tries again. */
  reload(): void {
    try {
      if (this.stamp() === this.loaded?.stamp) return;
      this.loaded = this.load();
      this.log.log({ msg: 'the certificate was read again' });
    } catch (err) {
      this.log.error({ msg: 'the changed certificate cannot be used, the old one stays', err });
    }
  }

  onApplicationShutdown(): void {
    if (this.watcher) clearInterval(this.watcher);
  }
}
