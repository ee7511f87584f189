import { Global, Module } from '@nestjs/common';
import { DnsModule } from '../dns/dns.module.js';
import { OutboundHttp } from './outbound-http.js';

@Global()
@Module({ imports: [DnsModule], providers: [OutboundHttp], exports: [OutboundHttp] })
export class OutboundHttpModule {}
