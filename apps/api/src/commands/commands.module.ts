import { Module } from '@nestjs/common';
import { Commands } from './commands.service.js';

@Module({
  imports: [],
  controllers: [],
  providers: [Commands],
  exports: [Commands],
})
export class CommandsModule {}
