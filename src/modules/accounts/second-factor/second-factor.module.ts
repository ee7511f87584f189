import { Module } from '@nestjs/common';
import { SecondFactorsRepository } from './data/second-factors.repository.js';
import { ForgetUnconfirmedFactors } from './use-cases/forget-unconfirmed-factors.js';
import { SecondFactor } from './use-cases/second-factor.js';

/** One-time codes and recovery codes: what they are and when one is right. */
@Module({
  providers: [SecondFactorsRepository, SecondFactor, ForgetUnconfirmedFactors],
  exports: [SecondFactor],
})
export class SecondFactorModule {}
