import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MailboxOnly, OwnMailbox, Scope } from '../auth/access.decorators.js';
import type { MailboxIdentity } from '../auth/mailbox-sessions.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { FiltersView, OwnRules, UpdateOwnFilters, UpdateRules } from './filtering.dto.js';
import { Filtering } from './filtering.service.js';

/** A person's own part: senders, and what becomes of which message. Scores stay with the company. */
@ApiTags('mailbox panel')
@Controller('v1/mailbox')
export class OwnFiltersController {
  constructor(private readonly filtering: Filtering) {}

  @Get('filters')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: FiltersView })
  async filters(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return personal(unwrap(await this.filtering.find(scope, 'mailbox', own.mailboxId)));
  }

  @Put('filters')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: FiltersView })
  async setFilters(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: UpdateOwnFilters }) body: UpdateOwnFilters,
  ) {
    const { junkAt, quarantineAt, rejectAt } = unwrap(await this.filtering.find(scope, 'mailbox', own.mailboxId));
    return personal(
      unwrap(await this.filtering.set(scope, 'mailbox', own.mailboxId, { junkAt, quarantineAt, rejectAt, ...body })),
    );
  }

  @Get('rules')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnRules })
  async rules(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return unwrap(await this.filtering.rulesOf(scope, own.mailboxId));
  }

  @Put('rules')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnRules })
  async setRules(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: UpdateRules }) body: UpdateRules,
  ) {
    return unwrap(await this.filtering.setRules(scope, own.mailboxId, body));
  }
}

/** What a company calls the groups of its people is its own affair. */
const personal = (filters: FiltersView): FiltersView => ({ ...filters, group: null });
