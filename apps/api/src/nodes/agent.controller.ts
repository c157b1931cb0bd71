import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  CommandProgress,
  CommandResult,
  EnrolRequest,
  EventBatch,
  Health,
  NextKey,
  QuarantineReport,
  QueueReport,
  Receipt,
  SendingReport,
  UsageReport,
  WebmailPassword,
  WebmailSignIn,
} from '@relevo/agent-protocol';
import { z } from 'zod';
import { Agent, type AgentIdentity, AgentOnly, Public } from '../auth/access.decorators.js';
import { DesiredState } from '../changes/desired-state.js';
import { forOlderAgents } from '../changes/older-agents.js';
import { Commands } from '../commands/commands.service.js';
import { SendingBooks } from '../containment/sending-book.service.js';
import { SendingReports } from '../containment/sending-reports.service.js';
import { Ingest } from '../deliveries/ingest.service.js';
import { unwrap } from '../platform/errors/result.js';
import type { CommandId } from '../platform/ids.js';
import { QuarantineReports } from '../quarantine/quarantine-reports.service.js';
import { QueueReports } from '../queue/queue-reports.service.js';
import { UsageReports } from '../usage/usage-reports.service.js';
import { Webmail } from '../webmail/webmail.service.js';
import { Nodes } from './nodes.service.js';

const ChangesQuery = z.object({
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(20_000).default(10_000),
});

const BookQuery = z.object({ version: z.string().max(100).default('') });
const SinceQuery = z.object({ since: z.iso.datetime() });

/** What agents call; shapes and rules are those of @relevo/agent-protocol. */
@ApiExcludeController()
@Controller('agent/v1')
export class AgentController {
  constructor(
    private readonly nodes: Nodes,
    private readonly desired: DesiredState,
    private readonly commands: Commands,
    private readonly ingest: Ingest,
    private readonly queueReports: QueueReports,
    private readonly webmail: Webmail,
    private readonly sendingBooks: SendingBooks,
    private readonly sendingReports: SendingReports,
    private readonly quarantineReports: QuarantineReports,
    private readonly usageReports: UsageReports,
  ) {}

  @Post('enrol')
  @HttpCode(200)
  @Public()
  async enrol(@Body({ schema: EnrolRequest }) body: EnrolRequest) {
    return unwrap(await this.nodes.enrol(body));
  }

  @Post('key')
  @HttpCode(204)
  @AgentOnly()
  async announceKey(@Agent() agent: AgentIdentity, @Body({ schema: NextKey }) body: NextKey) {
    unwrap(await this.nodes.announceKey(agent, body.publicKey));
  }

  @Post('key/confirmation')
  @HttpCode(200)
  @AgentOnly()
  async confirmKey(@Agent() agent: AgentIdentity) {
    return unwrap(await this.nodes.confirmKey(agent));
  }

  @Get('changes')
  @AgentOnly()
  async changes(@Agent() agent: AgentIdentity, @Query({ schema: ChangesQuery }) query: z.infer<typeof ChangesQuery>) {
    const changes = await this.desired.changes(agent.pairId, query.after, query.limit);
    return { ...changes, upserts: { ...changes.upserts, ...forOlderAgents(changes.upserts) } };
  }

  @Get('state')
  @AgentOnly()
  async state(@Agent() agent: AgentIdentity) {
    const state = await this.desired.whole(agent.pairId);
    return { ...state, ...forOlderAgents(state) };
  }

  @Get('digest')
  @AgentOnly()
  digest(@Agent() agent: AgentIdentity) {
    return this.desired.digest(agent.pairId);
  }

  @Post('receipts')
  @HttpCode(204)
  @AgentOnly()
  receipt(@Agent() agent: AgentIdentity, @Body({ schema: Receipt }) body: Receipt) {
    return this.nodes.takeReceipt(agent, body);
  }

  @Post('health')
  @HttpCode(204)
  @AgentOnly()
  health(@Agent() agent: AgentIdentity, @Body({ schema: Health }) body: Health) {
    return this.nodes.takeHealth(agent, body);
  }

  @Get('commands')
  @AgentOnly()
  openCommands(@Agent() agent: AgentIdentity) {
    return this.commands.open(agent.nodeId);
  }

  @Post('commands/:id/progress')
  @HttpCode(204)
  @AgentOnly()
  async progress(
    @Agent() agent: AgentIdentity,
    @Param('id') id: CommandId,
    @Body({ schema: CommandProgress }) body: z.infer<typeof CommandProgress>,
  ) {
    unwrap(await this.commands.progress(agent.nodeId, id, body));
  }

  @Post('commands/:id/result')
  @HttpCode(204)
  @AgentOnly()
  async result(@Agent() agent: AgentIdentity, @Param('id') id: CommandId, @Body({ schema: CommandResult }) body: CommandResult) {
    const spec = unwrap(await this.commands.finish(agent.nodeId, id, body));
    await this.quarantineReports.settle(agent, spec, body);
  }

  @Post('queue')
  @HttpCode(204)
  @AgentOnly()
  queue(@Agent() agent: AgentIdentity, @Body({ schema: QueueReport }) body: QueueReport) {
    return this.queueReports.take(agent, body);
  }

  @Post('webmail/sign-ins')
  @HttpCode(200)
  @AgentOnly()
  async webmailSignIn(@Agent() agent: AgentIdentity, @Body({ schema: WebmailSignIn }) body: WebmailSignIn) {
    return unwrap(await this.webmail.redeem(agent, body));
  }

  @Post('webmail/passwords')
  @HttpCode(200)
  @AgentOnly()
  async webmailPassword(@Agent() agent: AgentIdentity, @Body({ schema: WebmailPassword }) body: WebmailPassword) {
    return unwrap(await this.webmail.changePassword(agent, body));
  }

  @Get('sending-book')
  @AgentOnly()
  sendingBook(@Agent() agent: AgentIdentity, @Query({ schema: BookQuery }) query: z.infer<typeof BookQuery>) {
    return this.sendingBooks.answer(agent, query.version);
  }

  @Get('correspondents')
  @AgentOnly()
  correspondents(@Agent() agent: AgentIdentity, @Query({ schema: SinceQuery }) query: z.infer<typeof SinceQuery>) {
    return this.sendingBooks.correspondents(agent.pairId, query.since);
  }

  @Post('sending')
  @HttpCode(204)
  @AgentOnly()
  sending(@Agent() agent: AgentIdentity, @Body({ schema: SendingReport }) body: SendingReport) {
    return this.sendingReports.take(agent, body);
  }

  @Post('quarantine')
  @HttpCode(204)
  @AgentOnly()
  quarantine(@Agent() agent: AgentIdentity, @Body({ schema: QuarantineReport }) body: QuarantineReport) {
    return this.quarantineReports.take(agent, body);
  }

  @Post('usage')
  @HttpCode(204)
  @AgentOnly()
  usage(@Agent() agent: AgentIdentity, @Body({ schema: UsageReport }) body: UsageReport) {
    return this.usageReports.take(agent, body);
  }

  @Post('events')
  @HttpCode(200)
  @AgentOnly()
  async events(@Agent() agent: AgentIdentity, @Body({ schema: EventBatch }) body: EventBatch) {
    return unwrap(await this.ingest.take(agent, body));
  }
}
