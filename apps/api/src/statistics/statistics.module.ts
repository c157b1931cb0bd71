import { Module } from '@nestjs/common';
import { StatisticsController } from './statistics.controller.js';
import { Statistics } from './statistics.service.js';

@Module({ controllers: [StatisticsController], providers: [Statistics], exports: [Statistics] })
export class StatisticsModule {}
