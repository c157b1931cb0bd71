/**
 * A copy of a string that stands alone. Slices of a line keep the whole block that it was read in alive (V8 keeps the parent
 * of a slice); whatever is kept for longer than a line goes through here.
 */
export const own = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
