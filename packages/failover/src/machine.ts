import {
  type AlarmCode,
  type Effect,
  type Event,
  type Node,
  otherThan,
  type Phase,
  type Rules,
  type State,
  type Time,
} from './model.ts';
import { bothDown, forgetting, judge, type Verdict, withSight } from './quorum.ts';

export interface Step {
  readonly state: State;
  /** To be carried out in this order. All of them may be repeated without harm. */
  readonly effects: readonly Effect[];
}

type PhaseNamed<N extends Phase['name']> = Extract<Phase, { name: N }>;
type Moving = PhaseNamed<'switch' | 'failback'>;

/**
 * One step of a pair's life. Pure: the same state, event and rules give the same step.
 *
 * What always holds: the names point at one node; the other is fenced from the moment it lost them until it has merged; a
 * node that has not merged never gets the names, whoever asks.
 */
export function step(state: State, event: Event, rules: Rules): Step {
  const first = react(heard(state, event), event, rules);
  const second = judgePair(first.state, event.at, rules);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

/** What is remembered in every phase: sights, and that a lost node is in contact again. */
function heard(state: State, event: Event): State {
  if (event.kind === 'probe') return withSight(state, event.vantage, event.node, event.ok, event.at);
  // A node that confirms its fence is in contact, even if it came back unseen just before the names left it.
  const contact = event.kind === 'node_back' || event.kind === 'fenced';
  return contact && event.node !== state.serving && state.peer === 'away' ? { ...state, peer: 'back' } : state;
}

function react(state: State, event: Event, rules: Rules): Step {
  if (event.kind === 'button' && event.act === 'acknowledge') return cleared(state, ['switch_aborted', 'failed_over']);
  switch (state.phase.name) {
    case 'observe':
    case 'serve':
      return atRest(state, event);
    case 'suspect':
      return suspecting(state, state.phase, event, rules);
    case 'switch':
    case 'failback':
      return moving(state, state.phase, event, rules);
    case 'merge':
      return merging(state, state.phase, event, rules);
  }
}

function atRest(state: State, event: Event): Step {
  const asked = event.kind === 'button' && event.act === 'switch' && state.peer === 'ready';
  return asked ? startPlanned(state, event.at) : { state, effects: [] };
}

function suspecting(state: State, phase: PhaseNamed<'suspect'>, event: Event, rules: Rules): Step {
  const { at } = event;
  if (event.kind === 'button' && event.act === 'switch' && state.peer === 'ready') return startFault(state, at, true);
  if (judge(state, state.serving, rules, at) !== 'down') {
    if (at - phase.lastDown < rules.recoverMs) return { state, effects: [] };
    return cleared({ ...state, phase: rest(state) }, ['cannot_switch']);
  }
  const doubted: State = { ...state, phase: { ...phase, lastDown: at } };
  if (at - phase.since < rules.suspectMs) return { state: doubted, effects: [] };
  const cooling = state.lastFault !== null && at - state.lastFault < rules.cooldownMs;
  const able = state.peer === 'ready' && judge(state, otherThan(state.serving), rules, at) === 'up' && !cooling;
  return able ? startFault(doubted, at, false) : raised(doubted, 'cannot_switch');
}

/** Names on their way. Planned: fence, then publish. After a fault the old node cannot be asked, so publish at once. */
function moving(state: State, phase: Moving, event: Event, rules: Rules): Step {
  const { at } = event;
  if (phase.step === 'fence') {
    if (event.kind === 'fenced' && event.order === phase.order) return publish(state, phase, at);
    if (at - phase.since < rules.fenceMs) return { state, effects: [] };
    return abort(state);
  }
  if (event.kind === 'published' && event.order === phase.order) return published(state, phase, at, rules);
  if (at - phase.since < rules.publishMs) return { state, effects: [] };
  const again = raised({ ...state, phase: { ...phase, since: at } }, 'publish_slow');
  return { state: again.state, effects: [{ kind: 'set_serving', node: state.serving, order: phase.order }, ...again.effects] };
}

function startPlanned(state: State, at: Time): Step {
  const from = state.serving;
  const order = state.order + 1;
  return {
    state: { ...state, order, phase: { name: moveName(otherThan(from)), step: 'fence', since: at, order, planned: true } },
    effects: [
      { kind: 'fence', node: from, order },
      { kind: 'kick', node: from },
    ],
  };
}

function startFault(state: State, at: Time, byHand: boolean): Step {
  const from = state.serving;
  const to = otherThan(from);
  const order = state.order + 1;
  const phase: Phase = { name: moveName(to), step: 'publish', since: at, order, planned: false };
  const moved: State = { ...state, order, phase, serving: to, peer: 'away', lastFault: byHand ? state.lastFault : at };
  const calm = cleared(moved, ['cannot_switch', 'switch_aborted']);
  const away = raised(calm.state, 'peer_away');
  const told = byHand ? { state: away.state, effects: [] } : raised(away.state, 'failed_over');
  return {
    state: told.state,
    effects: [
      { kind: 'fence', node: from, order },
      { kind: 'set_serving', node: to, order },
      ...calm.effects,
      ...away.effects,
      ...told.effects,
    ],
  };
}

function publish(state: State, phase: Moving, at: Time): Step {
  const to = otherThan(state.serving);
  const order = state.order + 1;
  const next: State = { ...state, serving: to, peer: 'back', order, phase: { ...phase, step: 'publish', since: at, order } };
  const calm = cleared(next, ['switch_aborted']);
  return { state: calm.state, effects: [{ kind: 'set_serving', node: to, order }, ...calm.effects] };
}

function published(state: State, phase: Moving, at: Time, rules: Rules): Step {
  const spreading: State = { ...state, namesUntil: at + rules.nameTtlMs };
  if (!phase.planned) return cleared({ ...spreading, phase: rest(state) }, ['publish_slow']);
  const order = state.order + 1;
  const calm = cleared({ ...spreading, order, phase: { name: 'merge', step: 'replicate', since: at, order } }, ['publish_slow']);
  return { state: calm.state, effects: [{ kind: 'replicate', node: otherThan(state.serving), order }, ...calm.effects] };
}

function abort(state: State): Step {
  const opened = forgetting({ ...state, phase: rest(state) }, state.serving);
  const told = raised(opened, 'switch_aborted');
  return { state: told.state, effects: [{ kind: 'unfence', node: state.serving }, ...told.effects] };
}

function startMerge(state: State, at: Time): Step {
  const node = otherThan(state.serving);
  const order = state.order + 1;
  return {
    state: { ...state, peer: 'back', order, phase: { name: 'merge', step: 'fence', since: at, order } },
    effects: [{ kind: 'fence', node, order }],
  };
}

function merging(state: State, phase: PhaseNamed<'merge'>, event: Event, rules: Rules): Step {
  const { at } = event;
  const node = otherThan(state.serving);
  // A node that comes back again while it merges has lost its place: it may not even be fenced any more.
  if (event.kind === 'node_back' && event.node === node) return startMerge(state, at);
  if (phase.step === 'fence' && event.kind === 'fenced' && event.order === phase.order) {
    const order = state.order + 1;
    return {
      state: { ...state, order, phase: { name: 'merge', step: 'replicate', since: at, order } },
      effects: [{ kind: 'replicate', node, order }],
    };
  }
  const swept = phase.step === 'replicate' && event.kind === 'merged' && event.order === phase.order;
  const level = phase.step === 'names' || swept;
  if (level && at >= state.namesUntil) return finishMerge(state, node);
  if (level) return { state: { ...state, phase: { ...phase, step: 'names' } }, effects: [] };

  if (at - phase.since < rules.mergeMs) return { state, effects: [] };
  const slow = raised({ ...state, phase: { ...phase, since: at } }, 'merge_slow');
  const again: Effect = { kind: phase.step === 'fence' ? 'fence' : 'replicate', node, order: phase.order };
  return { state: slow.state, effects: [again, ...slow.effects] };
}

function finishMerge(state: State, node: Node): Step {
  const ready: State = forgetting({ ...state, peer: 'ready' }, node);
  const calm = cleared({ ...ready, phase: rest(ready) }, ['merge_slow', 'peer_away']);
  return { state: calm.state, effects: [{ kind: 'unfence', node }, { kind: 'flush_queue', node }, ...calm.effects] };
}

/** What the probes say, in the phases that listen to them. */
function judgePair(state: State, at: Time, rules: Rules): Step {
  const dark = bothDown(state, rules, at) ? raised(state, 'both_down') : cleared(state, ['both_down']);
  const now = dark.state;
  if (now.phase.name !== 'observe' && now.phase.name !== 'serve') return dark;

  if (judge(now, now.serving, rules, at) === 'down') {
    return { state: { ...now, phase: { name: 'suspect', since: at, lastDown: at } }, effects: dark.effects };
  }
  const peer = judge(now, otherThan(now.serving), rules, at);
  const next = minded(now, peer, at);
  return { state: next.state, effects: [...dark.effects, ...next.effects] };
}

/** The node that does not serve: lost, or found again. */
function minded(state: State, verdict: Verdict, at: Time): Step {
  if (state.peer === 'ready' && verdict === 'down') {
    return raised({ ...state, peer: 'away', phase: { name: 'serve' } }, 'peer_away');
  }
  const found = state.peer === 'back' || (state.peer === 'away' && verdict === 'up');
  return found ? startMerge(state, at) : { state, effects: [] };
}

const moveName = (to: Node): Moving['name'] => (to === 'standby' ? 'switch' : 'failback');

const rest = (state: Pick<State, 'serving' | 'peer'>): Phase =>
  state.serving === 'primary' && state.peer === 'ready' ? { name: 'observe' } : { name: 'serve' };

function raised(state: State, code: AlarmCode): Step {
  if (state.alarms.includes(code)) return { state, effects: [] };
  return { state: { ...state, alarms: [...state.alarms, code] }, effects: [{ kind: 'alarm', code, state: 'raised' }] };
}

function cleared(state: State, codes: readonly AlarmCode[]): Step {
  const gone = state.alarms.filter((code) => codes.includes(code));
  if (gone.length === 0) return { state, effects: [] };
  return {
    state: { ...state, alarms: state.alarms.filter((code) => !codes.includes(code)) },
    effects: gone.map((code) => ({ kind: 'alarm', code, state: 'cleared' }) as const),
  };
}
