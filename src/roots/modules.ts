import type { DynamicModule, Type } from '@nestjs/common';
import { SmtpServerModule } from '../platform/smtp-server/smtp-server.module.js';
import { MailIntakeModule } from '../modules/mail-intake/index.js';

type Modules = (Type | DynamicModule)[];

export const PLATFORM_MODULES: Modules = [SmtpServerModule];

/** The product, lowest layer first. */
export const FEATURE_MODULES: Modules = [MailIntakeModule];
