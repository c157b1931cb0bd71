export const THEME_COOKIE = 'relevo.theme';
const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Kept in a cookie, so that the server writes the right one and nothing flashes. */
export const themeFrom = (stored: string | undefined): Theme => THEMES.find((theme) => theme === stored) ?? 'system';

export function applyTheme(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser that we serve
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
