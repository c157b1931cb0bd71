/** One of the two nodes of a pair, by what it was built for. */
export type Node = 'primary' | 'standby';

export const otherThan = (node: Node): Node => (node === 'primary' ? 'standby' : 'primary');

/** Milliseconds since some epoch; the machine only subtracts. */
export type Time = number;

/** Number of a request, so that a late answer to an earlier one is not taken for the answer to this one. */
export type Order = number;

export type Event = { readonly at: Time } & (
  | {
      /** A vantage point (the API, the agent of a node elsewhere) spoke SMTP, submission and IMAP with a node. */
      readonly kind: 'probe';
      readonly vantage: string;
      readonly node: Node;
      readonly ok: boolean;
    }
  /** A person wants the names on the other node, because of a planned outage or because the serving one is in trouble. */
  | { readonly kind: 'button'; readonly act: 'switch' | 'acknowledge' }
  /** First contact of a node after a silence, or after its services were mended. Once: in a merge it means begin again. */
  | { readonly kind: 'node_back'; readonly node: Node }
  /** The node confirmed that it takes nothing from outside. `order` is that of the effect which is answered, here and below. */
  | { readonly kind: 'fenced'; readonly node: Node; readonly order: Order }
  /** Our name servers publish the names of this node. */
  | { readonly kind: 'published'; readonly node: Node; readonly order: Order }
  /** A full sweep that began after `replicate` ended with nothing dirty on either side. */
  | { readonly kind: 'merged'; readonly node: Node; readonly order: Order }
  /** Time passes. Deadlines are judged on every event; send this at least once a second. */
  | { readonly kind: 'tick' }
);

export type AlarmCode =
  /** The names were moved without a person asking for it. */
  | 'failed_over'
  /** The other node is not there to take over. */
  | 'peer_away'
  /** The serving node fails and there is nowhere to go; `reason` says why. */
  | 'cannot_switch'
  /** Nobody reaches either node. */
  | 'both_down'
  /** A switch was asked for and given up: the serving node did not let itself be fenced. */
  | 'switch_aborted'
  | 'publish_slow'
  | 'merge_slow';

export type Effect =
  /** Point the client names and the first MX at this node. */
  | { readonly kind: 'set_serving'; readonly node: Node; readonly order: Order }
  /** Take no mail and no log-ins from outside. Queued for a node that is out of reach: the first thing it hears when back. */
  | { readonly kind: 'fence'; readonly node: Node; readonly order: Order }
  | { readonly kind: 'unfence'; readonly node: Node }
  /** End the sessions there, so that programs connect again by name. */
  | { readonly kind: 'kick'; readonly node: Node }
  /** Sweep all mailboxes between this node and the serving one until nothing is dirty. */
  | { readonly kind: 'replicate'; readonly node: Node; readonly order: Order }
  | { readonly kind: 'flush_queue'; readonly node: Node }
  | { readonly kind: 'alarm'; readonly code: AlarmCode; readonly state: 'raised' | 'cleared' };

/** What one vantage point saw of one node: how often in a row it failed, and when it last looked. */
export interface Sight {
  readonly failures: number;
  readonly at: Time;
}

interface Move {
  readonly step: 'fence' | 'publish';
  readonly since: Time;
  /** Whose answer is awaited. */
  readonly order: Order;
  readonly planned: boolean;
}

export type Phase =
  /** The primary serves, the standby is ready. */
  | { readonly name: 'observe' }
  /** The serving node seems to fail; not long enough, not sure enough, or nowhere to go. */
  | { readonly name: 'suspect'; readonly since: Time; readonly lastDown: Time }
  /** Names are being moved to the standby. */
  | (Move & { readonly name: 'switch' })
  /** As `switch`, back to the primary. */
  | (Move & { readonly name: 'failback' })
  /** One node serves by itself, or the standby serves with the primary behind it. */
  | { readonly name: 'serve' }
  /** The node that does not serve is being brought level, closed to the outside until it is. */
  | { readonly name: 'merge'; readonly step: 'fence' | 'replicate' | 'names'; readonly since: Time; readonly order: Order };

export interface State {
  readonly phase: Phase;
  /** Where the names point. */
  readonly serving: Node;
  /** The other node: holds all that the serving one does and may take over, is lost, or is in contact and not yet level. */
  readonly peer: 'ready' | 'away' | 'back';
  /** Until then resolvers may still send clients to the node that lost the names (their TTL). */
  readonly namesUntil: Time;
  readonly sights: Readonly<Record<Node, Readonly<Record<string, Sight>>>>;
  readonly alarms: readonly AlarmCode[];
  /** The newest order given. */
  readonly order: Order;
  /** When names were last moved because of a fault. */
  readonly lastFault: Time | null;
}

export interface Rules {
  /** Vantage points that must agree that a node is down. */
  readonly quorum: number;
  /** Failures in a row before a vantage point's word counts. */
  readonly failures: number;
  /** A sight older than this is no sight. */
  readonly freshMs: number;
  /** How long a quorum must hold before names move. */
  readonly suspectMs: number;
  /** How long a suspect must look well before it is trusted again. */
  readonly recoverMs: number;
  readonly fenceMs: number;
  readonly publishMs: number;
  readonly mergeMs: number;
  /** No second automatic move within this time: a pair that flaps needs a person. */
  readonly cooldownMs: number;
  /** The TTL of the names that move. */
  readonly nameTtlMs: number;
}

export const RULES: Rules = {
  quorum: 2,
  failures: 3,
  freshMs: 15_000,
  suspectMs: 5_000,
  recoverMs: 10_000,
  fenceMs: 5_000,
  publishMs: 3_000,
  mergeMs: 60_000,
  cooldownMs: 600_000,
  nameTtlMs: 10_000,
};

export const INITIAL: State = {
  phase: { name: 'observe' },
  serving: 'primary',
  peer: 'ready',
  namesUntil: 0,
  sights: { primary: {}, standby: {} },
  alarms: [],
  order: 0,
  lastFault: null,
};
