import fc from 'fast-check';
import { expect, it } from 'vitest';
import { step } from './machine.ts';
import { type Effect, type Event, INITIAL, type Node, type Order, otherThan, RULES, type State } from './model.ts';

const NODES = ['primary', 'standby'] as const;
const VANTAGES = ['api', 'north', 'south'];

type Reply = Extract<Event, { kind: 'fenced' | 'published' | 'merged' }>['kind'];

/** `expect` costs too much for a check that runs a million times. */
function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(`broken: ${what}`);
}

interface Host {
  alive: boolean;
  /** What it was last told, and what it did of it. */
  ordered: 'open' | 'closed';
  closed: boolean;
  order: Order;
  /** Holds all that was ever in the other's mailboxes. Lost with the names, regained by a merge behind a fence. */
  level: boolean;
}

/** A pair as it could be out there: hosts that die, links that break, answers that come late, twice or never. */
class World {
  readonly hosts: Record<Node, Host> = {
    primary: { alive: true, ordered: 'open', closed: false, order: 0, level: true },
    standby: { alive: true, ordered: 'open', closed: false, order: 0, level: true },
  };
  names: Node = 'primary';
  now = 0;
  replies: { kind: Reply; node: Node; order: Order }[] = [];

  obey(effect: Effect, planned: boolean): void {
    if (effect.kind === 'alarm' || effect.kind === 'kick' || effect.kind === 'flush_queue') return;
    const host = this.hosts[effect.node];
    switch (effect.kind) {
      case 'fence':
        host.ordered = 'closed';
        this.#act(effect.node, effect.order);
        break;
      case 'unfence':
        insist(host.level, 'a node that has not merged is not opened');
        host.ordered = 'open';
        this.#act(effect.node);
        break;
      case 'set_serving':
        this.#give(effect.node, effect.order, planned);
        break;
      case 'replicate':
        if (!this.hosts.primary.alive || !this.hosts.standby.alive) break;
        insist(host.closed, 'only a closed node is swept, or mail would come in behind the sweep');
        host.level = true;
        this.replies.push({ kind: 'merged', node: effect.node, order: effect.order });
    }
  }

  #give(node: Node, order: Order, planned: boolean): void {
    const loser = this.hosts[otherThan(node)];
    insist(this.hosts[node].level, 'names never go to a node that has not merged');
    insist(this.hosts[node].ordered === 'open', 'names never go to a closed node');
    insist(loser.ordered === 'closed', 'who loses the names is closed');
    if (planned) insist(loser.closed, 'and has said so, when it could be asked');
    if (this.names !== node) loser.level = false;
    this.names = node;
    this.replies.push({ kind: 'published', node, order });
  }

  /** A node that is out of reach hears its newest order when it is back. */
  #act(node: Node, order?: Order): void {
    const host = this.hosts[node];
    host.order = order ?? host.order;
    if (!host.alive) return;
    host.closed = host.ordered === 'closed';
    if (host.closed) this.replies.push({ kind: 'fenced', node, order: host.order });
  }

  setAlive(node: Node, alive: boolean): void {
    this.hosts[node].alive = alive;
    if (alive) this.#act(node);
  }
}

class Pair {
  state: State = INITIAL;

  send(event: Event, world: World): void {
    const { phase } = this.state;
    const planned = 'planned' in phase && phase.planned;
    const next = step(this.state, event, RULES);
    this.state = next.state;
    for (const effect of next.effects) world.obey(effect, planned);
    this.check(world);
  }

  check(world: World): void {
    insist(this.state.serving === world.names, 'the machine knows where the names point');
    const other = world.hosts[otherThan(world.names)];
    if (!other.level) insist(other.ordered === 'closed', 'an unmerged node is never told to be open');
    const atRest = this.state.phase.name === 'observe' || this.state.phase.name === 'serve';
    if (atRest) insist(world.hosts[world.names].ordered === 'open', 'at rest the serving node is open');
    if (this.state.peer === 'ready') insist(other.level, 'ready means merged');
    insist(new Set(this.state.alarms).size === this.state.alarms.length, 'an alarm is raised once');
  }
}

type Act = fc.Command<World, Pair>;

const act = (name: string, run: (world: World, pair: Pair) => void): Act => ({
  check: () => true,
  run,
  toString: () => name,
});

function look(world: World, pair: Pair, blind: readonly string[] = []): void {
  for (const vantage of VANTAGES) {
    for (const node of NODES) {
      const { alive, closed } = world.hosts[node];
      pair.send({ kind: 'probe', vantage, node, ok: alive && !closed && !blind.includes(vantage), at: world.now }, world);
    }
  }
}

const pass = (world: World, pair: Pair, ms: number): void => {
  world.now += ms;
  pair.send({ kind: 'tick', at: world.now }, world);
};

const answer = (world: World, pair: Pair, at: number, keep: boolean): void => {
  const reply = world.replies[at % Math.max(1, world.replies.length)];
  if (!reply) return;
  if (!keep) world.replies = world.replies.filter((other) => other !== reply);
  pair.send({ ...reply, at: world.now }, world);
};

const node = fc.constantFrom(...NODES);
const COMMANDS = [
  fc.tuple(fc.subarray(VANTAGES), fc.integer({ min: 1, max: 9 })).map(([blind, times]) =>
    act(`look ×${times} blind ${blind}`, (world, pair) => {
      for (let i = 0; i < times; i++) {
        world.now += 1000;
        look(world, pair, blind);
      }
    }),
  ),
  node.map((n) => act(`kill ${n}`, (world) => world.setAlive(n, false))),
  node.map((n) =>
    act(`revive ${n}`, (world, pair) => {
      world.setAlive(n, true);
      pair.send({ kind: 'node_back', node: n, at: world.now }, world);
    }),
  ),
  fc
    .tuple(fc.nat(9), fc.boolean())
    .map(([at, keep]) => act(`answer ${at}${keep ? ' (twice)' : ''}`, (w, p) => answer(w, p, at, keep))),
  fc.constant(act('lose answers', (world) => void world.replies.splice(0))),
  fc.constant(act('button', (world, pair) => pair.send({ kind: 'button', act: 'switch', at: world.now }, world))),
  fc.constant(act('nod', (world, pair) => pair.send({ kind: 'button', act: 'acknowledge', at: world.now }, world))),
  fc.integer({ min: 1, max: 700_000 }).map((ms) => act(`wait ${ms}`, (world, pair) => pass(world, pair, ms))),
];

/** Everything mends and everybody answers: the pair must come to rest, with both nodes open and no alarm left. */
function heal(world: World, pair: Pair): void {
  for (const n of NODES) {
    world.setAlive(n, true);
    pair.send({ kind: 'node_back', node: n, at: world.now }, world);
  }
  for (let i = 0; i < 150; i++) {
    pass(world, pair, 1000);
    look(world, pair);
    while (world.replies.length > 0) answer(world, pair, 0, false);
  }
  pair.send({ kind: 'button', act: 'acknowledge', at: world.now }, world);
}

it('whatever happens, one node serves, no unmerged node is opened, and every alarm ends', () => {
  fc.assert(
    fc.property(fc.commands(COMMANDS, { maxCommands: 60 }), (commands) => {
      const world = new World();
      const pair = new Pair();
      fc.modelRun(() => ({ model: world, real: pair }), commands);
      heal(world, pair);
      expect(pair.state.alarms).toEqual([]);
      expect(pair.state.peer).toBe('ready');
      expect(['observe', 'serve']).toContain(pair.state.phase.name);
      expect(NODES.map((n) => world.hosts[n].closed)).toEqual([false, false]);
    }),
    { numRuns: 400 },
  );
}, 60_000);
