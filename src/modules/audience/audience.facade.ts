import { Injectable } from '@nestjs/common';

/** What other modules may ask and tell about an account's contacts. */
@Injectable()
export class AudienceFacade {}
