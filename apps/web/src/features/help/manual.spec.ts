import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../i18n/messages';
import { manual } from './manual';

describe.each(['es', 'en'] as const)('the manual in %s', (locale) => {
  const chapters = manual(messagesFor(locale));
  const sentences = chapters.flatMap((chapter) => [
    chapter.title,
    chapter.text,
    ...chapter.entries.flatMap((e) => [e.title, e.text]),
  ]);

  it('is made of whole sentences: none waits for a figure', () => {
    expect(sentences.filter((text) => /[{}]/.test(text))).toEqual([]);
    expect(sentences.every((text) => text.trim().length > 1)).toBe(true);
  });

  it('has a chapter for each part, once', () => {
    expect(new Set(chapters.map((chapter) => chapter.id)).size).toBe(chapters.length);
    expect(chapters.length).toBeGreaterThanOrEqual(16);
  });
});

it('has as much to say in each language', () => {
  const shape = (locale: 'es' | 'en') => manual(messagesFor(locale)).map((chapter) => [chapter.id, chapter.entries.length]);
  expect(shape('es')).toEqual(shape('en'));
});
