import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { RawLogController } from './raw-log.controller.js';
import { RawLog } from './raw-log.service.js';

@Module({ imports: [CommandsModule], controllers: [RawLogController], providers: [RawLog] })
export class RawLogModule {}
