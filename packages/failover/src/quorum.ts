import { type Node, otherThan, type Rules, type Sight, type State, type Time } from './model.ts';

export type Verdict = 'up' | 'down' | 'unsure';

type Vote = 'up' | 'down' | 'void';

/** The state with one more sight of a node. */
export function withSight(state: State, vantage: string, node: Node, ok: boolean, at: Time): State {
  const before = state.sights[node][vantage]?.failures ?? 0;
  const sight: Sight = { failures: ok ? 0 : before + 1, at };
  return { ...state, sights: { ...state.sights, [node]: { ...state.sights[node], [vantage]: sight } } };
}

/** A node that was closed on purpose looked dead to everybody; what was seen of it meanwhile says nothing. */
export function forgetting(state: State, node: Node): State {
  return { ...state, sights: { ...state.sights, [node]: {} } };
}

/**
 * Is this node down? Only if enough vantage points say so, they are most of those with an opinion, and each of them reaches
 * the other node: one that reaches neither has proved its own trouble and nothing else.
 */
export function judge(state: State, node: Node, rules: Rules, now: Time): Verdict {
  const votes = votesOn(state, node, rules, now);
  const down = votes.filter((vote) => vote === 'down').length;
  const up = votes.filter((vote) => vote === 'up').length;
  if (down >= rules.quorum && down > up) return 'down';
  return up > down ? 'up' : 'unsure';
}

/** True when enough vantage points reach neither node and none reaches any. */
export function bothDown(state: State, rules: Rules, now: Time): boolean {
  const votes = votesOn(state, state.serving, rules, now);
  return votes.length >= rules.quorum && votes.every((vote) => vote === 'void');
}

function votesOn(state: State, node: Node, rules: Rules, now: Time): readonly Vote[] {
  const fresh = (sight: Sight | undefined): sight is Sight => sight !== undefined && now - sight.at <= rules.freshMs;
  return Object.entries(state.sights[node]).flatMap(([vantage, sight]): Vote[] => {
    if (!fresh(sight)) return [];
    if (sight.failures === 0) return ['up'];
    if (sight.failures < rules.failures) return [];
    // One failure at the other node is enough to doubt the witness: its own line may be going down.
    const other = state.sights[otherThan(node)][vantage];
    return [fresh(other) && other.failures > 0 ? 'void' : 'down'];
  });
}
