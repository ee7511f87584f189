import type { DynamicModule, Type } from '@nestjs/common';

type Modules = (Type | DynamicModule)[];

export const PLATFORM_MODULES: Modules = [];

/** The product, lowest layer first. */
export const FEATURE_MODULES: Modules = [];
