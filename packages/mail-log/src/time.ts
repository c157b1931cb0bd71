import { own } from './own.ts';

const MONTHS = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [name, index + 1]),
);

const DAY_MS = 86_400_000;
const SPACE = 32;
const POINT = 46;
const ZERO = 48;
const COLON = 58;

export interface Stamp {
  readonly at: string;
  /** Where the line goes on, after the space. */
  readonly end: number;
}

/**
 * Reads the time at the start of a line: RFC 3164 (`Nov 24 18:22:40`, as syslog and Postfix's own maillog_file write it; with a
 * year behind the day or a fraction behind the seconds where somebody's template says so), ISO 8601
 * (`2026-11-24T18:22:40.123456+00:00`, rsyslog's default since Debian 12) or ISO with a space (rspamd, Dovecot). What no clock
 * and no calendar can show is no time.
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
  #isoDay = '';
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
    if (line.charCodeAt(end) !== SPACE || !isClock(line, end - 8)) return this.#unusual(line);
    const day = line.slice(0, end - 9);
    if (day !== this.#day) {
      const date = this.#dateOf(day);
      if (date === null) return null;
      this.#day = day;
      this.#date = date;
    }
    return { at: `${this.#date}T${line.slice(end - 8, end)}${this.#zone}`, end: end + 1 };
  }

  /** `Nov 24 2026 18:22:40 `, `Nov 24 18:22:40.123456 `, or both. */
  #unusual(line: string): Stamp | null {
    const colon = line.indexOf(':');
    const clock = colon - 2;
    const end = line.indexOf(' ', colon);
    const dayEnd = line.indexOf(' ', 5);
    if (colon < 0 || colon > 17 || end < 0 || dayEnd < 0 || !isClock(line, clock) || !isFraction(line, clock + 8, end))
      return null;
    const day = line.slice(0, dayEnd);
    const date = dayEnd + 1 === clock ? this.#dateOf(day) : dateIn(day, line.slice(dayEnd + 1, clock - 1));
    return date === null ? null : { at: `${date}T${line.slice(clock, end)}${this.#zone}`, end: end + 1 };
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
        return written(candidate, month, date);
      }
    }
    return null;
  }

  #iso(line: string): Stamp | null {
    if (line.charCodeAt(4) !== 45 || line.charCodeAt(7) !== 45) return null;
    const separator = line.charCodeAt(10);
    if (separator !== SPACE && separator !== 84) return null;
    const end = line.indexOf(' ', 19);
    if (end < 0 || !isClock(line, 11)) return null;
    const day = line.slice(0, 10);
    if (day !== this.#isoDay) {
      if (!isDate(Number(line.slice(0, 4)), Number(line.slice(5, 7)), Number(line.slice(8, 10)))) return null;
      this.#isoDay = own(day);
    }
    const at = `${day}T${line.slice(11, end)}`;
    return { at: hasZone(at) ? at : `${at}${this.#zone}`, end: end + 1 };
  }
}

const written = (year: number, month: number, date: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** `Nov 24` of the year `2026`. */
function dateIn(day: string, year: string): string | null {
  const month = MONTHS.get(day.slice(0, 3));
  const date = Number(day.slice(4));
  if (month === undefined || year.length !== 4 || !isDate(Number(year), month, date)) return null;
  return written(Number(year), month, date);
}

function isDate(year: number, month: number, date: number): boolean {
  if (!(year >= 1970 && month >= 1 && month <= 12 && date >= 1)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date <= (leap ? 29 : (DAYS[month - 1] ?? 0));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `18:22:40`; a minute may have a second 60. */
function isClock(line: string, from: number): boolean {
  if (line.charCodeAt(from + 2) !== COLON || line.charCodeAt(from + 5) !== COLON) return false;
  return below(line, from, 24) && below(line, from + 3, 60) && below(line, from + 6, 61);
}

function below(line: string, from: number, limit: number): boolean {
  const tens = line.charCodeAt(from) - ZERO;
  const ones = line.charCodeAt(from + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones < limit;
}

/** Nothing, or a point and digits. */
function isFraction(line: string, from: number, end: number): boolean {
  if (from === end) return true;
  if (line.charCodeAt(from) !== POINT) return false;
  for (let at = from + 1; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code < ZERO || code > 57) return false;
  }
  return end > from + 1;
}

/** `Z`, or an offset behind the seconds. */
function hasZone(at: string): boolean {
  if (at.endsWith('Z')) return true;
  return at.indexOf('+', 19) >= 0 || at.indexOf('-', 19) >= 0;
}
