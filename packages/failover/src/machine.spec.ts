import { describe, expect, it } from 'vitest';
import { step } from './machine.ts';
import { type AlarmCode, type Effect, type Event, INITIAL, type Node, RULES, type State } from './model.ts';

/** An event without its time; an answer without an order answers the newest. */
type Told = Event extends infer E ? (E extends Event ? Omit<E, 'at' | 'order'> & { order?: number } : never) : never;

/** A pair under a clock: plays events and remembers what it was told to do. */
class Story {
  state: State = INITIAL;
  at = 0;
  readonly told: string[] = [];

  tell(event: Told): this {
    const next = step(this.state, { order: this.state.order, ...event, at: this.at } as Event, RULES);
    this.state = next.state;
    this.told.push(...next.effects.map(inWords));
    return this;
  }

  /** Every vantage point looks once a second. */
  watch(seconds: number, up: Record<Node, boolean>, vantages = ['api', 'north', 'south']): this {
    for (let i = 0; i < seconds; i++) {
      this.at += 1000;
      for (const vantage of vantages) {
        for (const node of ['primary', 'standby'] as const) this.tell({ kind: 'probe', vantage, node, ok: up[node] });
      }
    }
    return this;
  }

  take(): string[] {
    return this.told.splice(0);
  }
}

const inWords = (effect: Effect): string =>
  effect.kind === 'alarm' ? `${effect.state} ${effect.code}` : `${effect.kind} ${effect.node}`;

const BOTH = { primary: true, standby: true };
const NO_PRIMARY = { primary: false, standby: true };
const failedOver = (): Story => {
  const story = new Story().watch(5, BOTH).watch(12, NO_PRIMARY).tell({ kind: 'published', node: 'standby' });
  story.take();
  return story;
};

describe('a fault', () => {
  it('moves the names when a quorum has held long enough, and not before', () => {
    const story = new Story().watch(5, BOTH).watch(3, NO_PRIMARY);
    expect(story.state.phase.name).toBe('suspect');
    expect(story.take()).toEqual([]);
    story.watch(5, NO_PRIMARY);
    expect(story.take()).toEqual(['fence primary', 'set_serving standby', 'raised peer_away', 'raised failed_over']);
    story.tell({ kind: 'published', node: 'standby' });
    expect(story.state).toMatchObject({ phase: { name: 'serve' }, serving: 'standby', peer: 'away' });
  });

  it('is not believed of one vantage point', () => {
    const story = new Story().watch(5, BOTH).watch(30, NO_PRIMARY, ['api']);
    expect(story.state.phase.name).toBe('observe');
  });

  it('is not believed of vantage points that reach neither node', () => {
    const story = new Story().watch(5, BOTH).watch(30, { primary: false, standby: false });
    expect(story.state).toMatchObject({ phase: { name: 'observe' }, serving: 'primary' });
    expect(story.take()).toEqual(['raised both_down']);
    expect(story.watch(1, BOTH).take()).toEqual(['cleared both_down']);
  });

  it('that passes leaves no trace but a wait', () => {
    const story = new Story().watch(5, BOTH).watch(4, NO_PRIMARY).watch(9, BOTH);
    expect(story.state.phase.name).toBe('suspect');
    story.watch(3, BOTH);
    expect(story.state.phase.name).toBe('observe');
    expect(story.take()).toEqual([]);
  });

  it('soon after another waits for a person, who may still switch', () => {
    const story = failedOver();
    story.tell({ kind: 'node_back', node: 'primary' }).tell({ kind: 'fenced', node: 'primary' });
    story.at += 20_000;
    story.tell({ kind: 'merged', node: 'primary' });
    story.take();
    story.watch(12, { primary: true, standby: false });
    expect(story.take()).toEqual(['raised cannot_switch']);
    story.tell({ kind: 'button', act: 'switch' });
    expect(story.take()).toEqual(['fence standby', 'set_serving primary', 'cleared cannot_switch', 'raised peer_away']);
  });

  it('is asked for again when publishing takes long', () => {
    const story = new Story().watch(5, BOTH).watch(8, NO_PRIMARY);
    story.take();
    story.watch(3, NO_PRIMARY);
    expect(story.take()).toEqual(['set_serving standby', 'raised publish_slow']);
    expect(story.tell({ kind: 'published', node: 'standby' }).take()).toEqual(['cleared publish_slow']);
  });
});

describe('the return of a failed primary', () => {
  it('is fence, merge, open, flush, and no names', () => {
    const story = failedOver();
    expect(story.tell({ kind: 'node_back', node: 'primary' }).take()).toEqual(['fence primary']);
    expect(story.tell({ kind: 'merged', node: 'primary' }).take()).toEqual([]);
    expect(story.tell({ kind: 'fenced', node: 'primary' }).take()).toEqual(['replicate primary']);
    story.at += 20_000;
    expect(story.tell({ kind: 'merged', node: 'primary' }).take()).toEqual([
      'unfence primary',
      'flush_queue primary',
      'cleared peer_away',
    ]);
    expect(story.state).toMatchObject({ phase: { name: 'serve' }, serving: 'standby', peer: 'ready' });
  });

  it('does not give it the names however often the button is pressed', () => {
    const story = failedOver();
    for (let i = 0; i < 5; i++) story.tell({ kind: 'button', act: 'switch' });
    story.tell({ kind: 'node_back', node: 'primary' }).tell({ kind: 'button', act: 'switch' });
    expect(story.take()).toEqual(['fence primary']);
    expect(story.state.serving).toBe('standby');
  });

  it('begins again when it is lost in the middle', () => {
    const story = failedOver();
    story.tell({ kind: 'node_back', node: 'primary' }).tell({ kind: 'fenced', node: 'primary' });
    story.take();
    expect(story.tell({ kind: 'node_back', node: 'primary' }).take()).toEqual(['fence primary']);
    expect(story.tell({ kind: 'merged', node: 'primary' }).take()).toEqual([]);
  });

  it('is remembered when it comes while names are still moving', () => {
    const story = new Story().watch(5, BOTH).watch(8, NO_PRIMARY).tell({ kind: 'node_back', node: 'primary' });
    story.take();
    expect(story.tell({ kind: 'published', node: 'standby' }).take()).toEqual(['fence primary']);
  });
});

describe('a planned switch', () => {
  const pressed = () => new Story().watch(5, BOTH).tell({ kind: 'button', act: 'switch' });

  it('is fence, names, copy, and open again when the old names are forgotten', () => {
    const story = pressed();
    expect(story.take()).toEqual(['fence primary', 'kick primary']);
    expect(story.tell({ kind: 'fenced', node: 'primary' }).take()).toEqual(['set_serving standby']);
    expect(story.tell({ kind: 'published', node: 'standby' }).take()).toEqual(['replicate primary']);
    expect(story.tell({ kind: 'merged', node: 'primary' }).take()).toEqual([]);
    story.at += RULES.nameTtlMs;
    expect(story.tell({ kind: 'tick' }).take()).toEqual(['unfence primary', 'flush_queue primary']);
    expect(story.state).toMatchObject({ phase: { name: 'serve' }, serving: 'standby', peer: 'ready', alarms: [] });
  });

  it('goes back the same way, to where it began', () => {
    const story = pressed().tell({ kind: 'fenced', node: 'primary' }).tell({ kind: 'published', node: 'standby' });
    story.at += RULES.nameTtlMs;
    story.tell({ kind: 'merged', node: 'primary' });
    story.take();
    story.tell({ kind: 'button', act: 'switch' });
    expect(story.state.phase.name).toBe('failback');
    story.tell({ kind: 'fenced', node: 'standby' }).tell({ kind: 'published', node: 'primary' });
    story.at += RULES.nameTtlMs;
    story.tell({ kind: 'merged', node: 'standby' });
    expect(story.state).toMatchObject({ phase: { name: 'observe' }, serving: 'primary', peer: 'ready', alarms: [] });
  });

  it('does not take a late answer to an earlier request for its own', () => {
    const story = pressed();
    const { order } = story.state;
    story.at += RULES.fenceMs;
    story.tell({ kind: 'tick' }).tell({ kind: 'button', act: 'switch' });
    story.take();
    expect(story.tell({ kind: 'fenced', node: 'primary', order }).take()).toEqual([]);
    expect(story.tell({ kind: 'fenced', node: 'primary' }).take()).toContain('set_serving standby');
  });

  it('is given up when the node does not let itself be fenced, and says so until somebody nods', () => {
    const story = pressed();
    story.take();
    story.at += RULES.fenceMs;
    expect(story.tell({ kind: 'tick' }).take()).toEqual(['unfence primary', 'raised switch_aborted']);
    expect(story.state).toMatchObject({ phase: { name: 'observe' }, serving: 'primary' });
    expect(story.tell({ kind: 'button', act: 'acknowledge' }).take()).toEqual(['cleared switch_aborted']);
  });
});

it('a lost standby is told and merged again when it is seen', () => {
  const story = new Story().watch(5, BOTH).watch(3, { primary: true, standby: false });
  expect(story.take()).toEqual(['raised peer_away']);
  expect(story.state).toMatchObject({ phase: { name: 'serve' }, serving: 'primary', peer: 'away' });
  expect(story.watch(1, BOTH).take()).toEqual(['fence standby']);
  expect(story.state.alarms).toEqual<AlarmCode[]>(['peer_away']);
});
