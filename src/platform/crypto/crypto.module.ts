import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Sealer } from './sealer.js';
import { TokenSigner } from './token-signer.js';

@Global()
@Module({
  providers: [
    { provide: Sealer, useFactory: (config: Config) => new Sealer(config.facts.secretsKey), inject: [Config] },
    {
      provide: TokenSigner,
      useFactory: (config: Config) => new TokenSigner(config.facts.secretsKey),
      inject: [Config],
    },
  ],
  exports: [Sealer, TokenSigner],
})
export class CryptoModule {}
