/** SMTPD_POLICY_README: `name=value` lines up to an empty one; the answer is `action=…` and an empty line. */
export type PolicyRequest = ReadonlyMap<string, string>;

/** Cuts a stream into requests. A request that never ends is given up: Postfix sends some two kilobytes. */
export class RequestReader {
  #pending = '';

  /** @returns the requests that are complete by now, or null when the peer does not speak this protocol. */
  push(chunk: string): PolicyRequest[] | null {
    this.#pending += chunk;
    const requests: PolicyRequest[] = [];
    for (let end = this.#pending.indexOf('\n\n'); end >= 0; end = this.#pending.indexOf('\n\n')) {
      requests.push(parse(this.#pending.slice(0, end)));
      this.#pending = this.#pending.slice(end + 2);
    }
    return this.#pending.length > MAX_REQUEST ? null : requests;
  }
}
const MAX_REQUEST = 65_536;

function parse(text: string): PolicyRequest {
  const attributes = new Map<string, string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0) attributes.set(line.slice(0, equals), line.slice(equals + 1));
  }
  return attributes;
}

export const formatAction = (action: string): string => `action=${action.replace(/[\r\n]+/g, ' ')}\n\n`;
