import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { DueSources, RANK } from '../schedule/due-sources.js';
import { every } from '../schedule/every.js';
import { BlobStore } from './blob-store.js';

const EVERY_MS = 10 * 60_000;
const BATCH = 200;

/** Frees the space of files that were removed, and of those whose writer died. */
@Injectable()
export class SweepBlobs implements OnModuleInit {
  constructor(
    private readonly sources: DueSources,
    private readonly clock: Clock,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(
      every(EVERY_MS, 'sweep-blobs', RANK.housekeeping, this.clock, async () => {
        while ((await this.blobs.sweep(BATCH)) > 0);
      }),
    );
  }
}
