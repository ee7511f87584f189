import { Injectable } from '@nestjs/common';
import { IpUsers } from './listings/index.js';
import { SendingFigures } from './reputation/index.js';
import { IpResults } from './warmup/index.js';

/** What modules above know and this one asks for. */
@Injectable()
export class IpSources {
  constructor(
    readonly users: IpUsers,
    readonly results: IpResults,
    readonly figures: SendingFigures,
  ) {}
}
