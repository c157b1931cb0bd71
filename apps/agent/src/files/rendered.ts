import type { PairRecord } from '@relevo/agent-protocol';

/** One configuration file as it should be. Paths are absolute; checkers see it under the staging directory. */
export interface RenderedFile {
  readonly path: string;
  readonly content: string;
  readonly mode: number;
  /** Root's, unless said otherwise. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** What a program says of its configuration: in its own words when it says no. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** What rendering needs to know of this host. */
export interface HostFacts {
  readonly nodeId: string;
  readonly nodeDb: string;
  readonly dkimDir: string;
  readonly webmailGid: number;
  readonly tls: { readonly cert: string; readonly key: string };
  /** Takes neither mail nor log-ins from outside. */
  readonly fenced: boolean;
}

/** This node within its pair. A node that its pair does not name is a mistake of the control plane. */
export function selfOf(pair: PairRecord, nodeId: string): PairRecord['nodes'][number] {
  const self = pair.nodes.find((node) => node.id === nodeId);
  if (!self) throw new Error(`pair ${pair.id} does not name node ${nodeId}`);
  return self;
}

export const peerOf = (pair: PairRecord, nodeId: string): PairRecord['nodes'][number] | null =>
  pair.nodes.find((node) => node.id !== nodeId) ?? null;

/** The primary leads replication, so that of two drivers never both touch one mailbox. */
export const leads = (pair: PairRecord, nodeId: string): boolean => selfOf(pair, nodeId).role === 'primary';
