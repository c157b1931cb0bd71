/** Messages as files: enough of RFC 5322 to look at what arrived, and to write what is sent. */

/**
 * @typedef {object} Message
 * @property {string} raw
 * @property {[name: string, value: string][]} headers unfolded, in order
 * @property {(name: string) => string | null} header first of that name
 * @property {(name: string) => string[]} all every one of that name
 * @property {string} body
 */

/**
 * @param {string} raw
 * @returns {Message}
 */
export function parseMessage(raw) {
  const text = raw.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  /** @type {[string, string][]} */ const headers = [];
  // RFC 5322 section 2.2.3: a line that starts with white space continues the one before.
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  const all = (/** @type {string} */ name) =>
    headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return { raw, headers, header: (name) => all(name)[0] ?? null, all, body: end < 0 ? '' : text.slice(end + 2) };
}

/**
 * @param {{ from: string, to: string, subject: string, body: string, messageId: string, headers?: Record<string, string> }} parts
 */
export function composeMessage(parts) {
  const headers = {
    From: `<${parts.from}>`,
    To: `<${parts.to}>`,
    Subject: parts.subject,
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${parts.messageId}>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...parts.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\r\n')}\r\n\r\n${parts.body.replace(/\r?\n/g, '\r\n')}\r\n`;
}
