/** What an authority gives, whichever it is. */
export interface Issued {
  /** PEM, its own certificate first. */
  readonly chain: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

/** Where an authority's question is answered: a TXT record of our own zone. */
export interface ChallengeBook {
  put(name: string, value: string): Promise<void>;
  remove(name: string, value: string): Promise<void>;
}

export interface Authority {
  issue(names: readonly string[]): Promise<Issued>;
}
