import { Resolver } from 'node:dns/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type Answers, type Question, questionKey, type RecordData } from '@relevo/dns-records';
import { CONFIG, type Config } from '../platform/config/env.js';

/** Asks as the outside world would: through a recursive resolver, never our own memory. */
@Injectable()
export class OutsideResolver {
  readonly #resolver: Resolver;

  constructor(@Inject(CONFIG) config: Config) {
    this.#resolver = new Resolver({ timeout: 2000, tries: 2 });
    if (config.DNS_RESOLVER) this.#resolver.setServers([config.DNS_RESOLVER]);
  }

  async ask(questions: readonly Question[]): Promise<Answers> {
    return new Map(
      await Promise.all(
        questions.map(async (question): Promise<[string, Answer]> => [questionKey(question), await this.#one(question)]),
      ),
    );
  }

  async addresses(name: string): Promise<string[]> {
    return this.#resolver.resolve4(name).catch(() => []);
  }

  async #one({ name, type }: Question): Promise<Answer> {
    try {
      return { kind: 'found', records: await this.#records(name, type) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTFOUND') return { kind: 'nxdomain' };
      if (code === 'ENODATA') return { kind: 'nodata' };
      return { kind: 'error', reason: code ?? 'unknown' };
    }
  }

  async #records(name: string, type: Question['type']): Promise<RecordData[]> {
    const resolver = this.#resolver;
    switch (type) {
      case 'A':
        return (await resolver.resolve4(name)).map((address) => ({ type, address }));
      case 'AAAA':
        return (await resolver.resolve6(name)).map((address) => ({ type, address }));
      case 'CNAME':
        return (await resolver.resolveCname(name)).map((target) => ({ type, target }));
      case 'NS':
        return (await resolver.resolveNs(name)).map((target) => ({ type, target }));
      case 'MX':
        return (await resolver.resolveMx(name)).map((mx) => ({ type, preference: mx.priority, exchange: mx.exchange }));
      case 'TXT':
        return (await resolver.resolveTxt(name)).map((chunks) => ({ type, text: chunks.join('') }));
      case 'SRV':
        return (await resolver.resolveSrv(name)).map((srv) => ({
          type,
          priority: srv.priority,
          weight: srv.weight,
          port: srv.port,
          target: srv.name,
        }));
      case 'SOA': {
        const soa = await resolver.resolveSoa(name);
        return [
          {
            type,
            primary: soa.nsname,
            admin: soa.hostmaster,
            serial: soa.serial,
            refresh: soa.refresh,
            retry: soa.retry,
            expire: soa.expire,
            minimum: soa.minttl,
          },
        ];
      }
    }
  }
}
