import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ReadEntitlements } from '../../subscriptions/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';

/** What an account may do depends on what it bought beside its plans. */
@Injectable()
export class TellBoughtAddOns implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addOns: AddOnsRepository,
    private readonly entitlements: ReadEntitlements,
  ) {}

  onModuleInit(): void {
    this.entitlements.registerBought((scope) => this.unitOfWork.run(scope, (tx) => this.addOns.activeOf(tx, scope)));
  }
}
