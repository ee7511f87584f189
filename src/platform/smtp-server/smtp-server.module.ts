import { Global, Module } from '@nestjs/common';
import { Certificates } from '../tls/certificates.js';
import { SmtpPorts } from './smtp-ports.js';

@Global()
@Module({ providers: [Certificates, SmtpPorts], exports: [SmtpPorts] })
export class SmtpServerModule {}
