import { own } from './own.ts';

const MONTHS = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [name, index + 1]),
);

const DAY_MS = 86_400_000;
const SPACE = 32;

export interface Stamp {
  readonly at: string;
  /** Where the line goes on, after the space. */
  readonly end: number;
}

/**
 * Reads the time at the start of a line: RFC 3164 (`Nov 24 18:22:40`, as syslog and Postfix's own maillog_file write it),
 * ISO 8601 (`2026-11-24T18:22:40.123456+00:00`, rsyslog's default since Debian 12) or ISO with a space (rspamd, Dovecot).
 *
 * RFC 3164 has no year and no zone. The zone is `zone`; the year is the one that puts the time nearest before `reference`, or
 * at most `aheadDays` after it. A later line moves the reference on, so a reader that never ends goes from year to year.
 */
export class Clock {
  #reference: number;
  readonly #zone: string;
  readonly #aheadMs: number;
  #day = '';
  #date = '';
  /** The last time as written: a busy log has many lines in one second. */
  #head = '\0';
  #stamp: Stamp | null = null;

  constructor(reference: Date, zone: string, aheadDays: number) {
    this.#reference = reference.getTime();
    this.#zone = zone;
    this.#aheadMs = aheadDays * DAY_MS;
  }

  read(line: string): Stamp | null {
    if (line.startsWith(this.#head)) return this.#stamp;
    const first = line.charCodeAt(0);
    const stamp = first >= 48 && first <= 57 ? this.#iso(line) : this.#traditional(line);
    if (stamp !== null) {
      this.#head = own(line.slice(0, stamp.end));
      this.#stamp = { at: own(stamp.at), end: stamp.end };
    }
    return stamp;
  }

  #traditional(line: string): Stamp | null {
    // `Nov 24 18:22:40 `: 15 characters and a space; a day of one digit is padded, or (rarely) not.
    const end = line.charCodeAt(15) === SPACE ? 15 : 14;
    if (line.charCodeAt(end) !== SPACE || line.charCodeAt(end - 3) !== 58 || line.charCodeAt(end - 6) !== 58) return null;
    const day = line.slice(0, end - 9);
    if (day !== this.#day) {
      const date = this.#dateOf(day);
      if (date === null) return null;
      this.#day = day;
      this.#date = date;
    }
    return { at: `${this.#date}T${line.slice(end - 8, end)}${this.#zone}`, end: end + 1 };
  }

  #dateOf(day: string): string | null {
    const month = MONTHS.get(day.slice(0, 3));
    const date = Number(day.slice(4));
    if (month === undefined || !Number.isInteger(date) || date < 1 || date > 31) return null;
    const limit = this.#reference + this.#aheadMs;
    const year = new Date(this.#reference).getUTCFullYear();
    // 29 February needs a leap year, which may be up to eight years back.
    for (let candidate = year + 1; candidate > year - 9; candidate--) {
      const time = Date.UTC(candidate, month - 1, date);
      if (time <= limit && new Date(time).getUTCDate() === date) {
        this.#reference = Math.max(this.#reference, time);
        return `${candidate}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      }
    }
    return null;
  }

  #iso(line: string): Stamp | null {
    if (line.charCodeAt(4) !== 45 || line.charCodeAt(7) !== 45) return null;
    const separator = line.charCodeAt(10);
    if (separator !== SPACE && separator !== 84) return null;
    const end = line.indexOf(' ', 19);
    if (end < 0) return null;
    const at = `${line.slice(0, 10)}T${line.slice(11, end)}`;
    return { at: hasZone(at) ? at : `${at}${this.#zone}`, end: end + 1 };
  }
}

/** `Z`, or an offset behind the seconds. */
function hasZone(at: string): boolean {
  if (at.endsWith('Z')) return true;
  return at.indexOf('+', 19) >= 0 || at.indexOf('-', 19) >= 0;
}
