import { X509Certificate } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { instantOf } from '../../kernel/time/instant.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Metrics } from '../observability/metrics.js';

/** What a process stands on, as figures: disk, certificate, database. */
@Injectable()
export class MeasureMachine implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const { stateDir } = this.config.facts;
    this.metrics.observe('disk_free_bytes', async () => {
      const { bavail, bsize } = await statfs(stateDir);
      return bavail * bsize;
    });
    this.metrics.observe('disk_size_bytes', async () => {
      const { blocks, bsize } = await statfs(stateDir);
      return blocks * bsize;
    });
    this.metrics.observe('certificate_ends_seconds', () => this.certificateEndsSeconds());
    this.metrics.observe('database_up', () => this.databaseUp());
    this.metrics.observe('database_size_bytes', () => this.databaseSize());
  }

  private async certificateEndsSeconds(): Promise<number> {
    const certificate = new X509Certificate(await readFile(this.config.facts.tlsCertFile));
    return (instantOf(certificate.validTo) - this.clock.machineNow()) / 1000;
  }

  private async databaseUp(): Promise<number> {
    try {
      await this.unitOfWork.readAsWorker('select 1');
      return 1;
    } catch {
      return 0;
    }
  }

  private async databaseSize(): Promise<number> {
    const sql = 'select pg_database_size(current_database())::float8 as bytes';
    const [row] = await this.unitOfWork.readAsWorker<{ bytes: number }>(sql);
    return row!.bytes;
  }
}
