'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { usePathname } from '@/i18n/navigation';
import { routing } from '@/i18n/routing';
import { IconButton } from './button';
import { applyTheme, type Theme, themeFrom } from './theme';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

export function ThemeToggle() {
  const t = useTranslations('shell');
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => setTheme(themeFrom(document.documentElement.dataset.theme)), []);
  const Icon = ICONS[theme];
  const names: Record<Theme, string> = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') };
  return (
    <IconButton
      label={`${t('theme')}: ${names[theme]}`}
      onClick={() => {
        applyTheme(NEXT[theme]);
        setTheme(NEXT[theme]);
      }}
    >
      <Icon aria-hidden />
    </IconButton>
  );
}

const NAMES = { es: 'Español', en: 'English' } as const;

/** A plain link: the same page in the other language, loaded anew so that everything speaks it. */
export function LanguageLink() {
  const locale = useLocale();
  const pathname = usePathname();
  const other = routing.locales.find((candidate) => candidate !== locale) ?? routing.defaultLocale;
  return (
    <a
      href={`/${other}${pathname === '/' ? '' : pathname}`}
      hrefLang={other}
      lang={other}
      className="inline-flex h-8 items-center rounded-control px-2 text-sm text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-10"
    >
      <span className="max-sm:hidden">{NAMES[other]}</span>
      <abbr title={NAMES[other]} className="uppercase no-underline sm:hidden">
        {other}
      </abbr>
    </a>
  );
}
