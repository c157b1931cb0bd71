/** Addresses as people paste them: one a line, or with commas or semicolons between. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);
