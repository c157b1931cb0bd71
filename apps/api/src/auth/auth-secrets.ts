/** As better-auth takes it (`symmetricDecrypt`): an envelope names its number, what has none is of the legacy secret. */
export interface NumberedSecrets {
  readonly keys: Map<number, string>;
  readonly currentVersion: number;
  readonly legacySecret?: string;
}

export interface AuthSecrets {
  /** Signs cookies. */
  readonly current: string;
  /** Whatever signed a cookie that may still be held. */
  readonly all: readonly string[];
  /** Seals second factors. */
  readonly key: string | NumberedSecrets;
}

const LEAST = 32;

/**
 * AUTH_SECRET: one secret, or several by commas to change it: `2:new,1:old`, or `2:new,old` after one that had no number. The
 * first is used, all are read. Once `npm run seal:rotate` has sealed the second factors anew, the old one can go.
 */
export function authSecrets(text: string): AuthSecrets {
  const entries = text.split(',').map((entry) => {
    const [, number, value] = /^(\d{1,9}):(.+)$/.exec(entry.trim()) ?? [];
    return { number: number === undefined ? null : Number(number), value: value ?? entry.trim() };
  });
  const [first, ...rest] = entries;
  if (!first || entries.some(({ value }) => value.length < LEAST))
    throw new Error(`AUTH_SECRET: each secret needs at least ${LEAST} characters`);
  if (first.number === null) {
    if (rest.length > 0) throw new Error('AUTH_SECRET: with several secrets the first needs a number, as in 2:new,old');
    return { current: first.value, all: [first.value], key: first.value };
  }
  const legacy = entries.filter(({ number }) => number === null);
  const numbered = entries.flatMap(({ number, value }): [number, string][] => (number === null ? [] : [[number, value]]));
  const keys = new Map(numbered);
  if (legacy.length > 1 || keys.size < numbered.length)
    throw new Error('AUTH_SECRET: each secret needs a number of its own, but for one old one without');
  return {
    current: first.value,
    all: entries.map(({ value }) => value),
    key: { keys, currentVersion: first.number, ...(legacy[0] ? { legacySecret: legacy[0].value } : {}) },
  };
}

/** The two options of better-auth that say the same. */
export function libraryOptions({ current, key }: AuthSecrets) {
  if (typeof key === 'string') return { secret: current };
  const secrets = [...key.keys].map(([version, value]) => ({ version, value }));
  return { secrets, secret: key.legacySecret ?? current };
}
