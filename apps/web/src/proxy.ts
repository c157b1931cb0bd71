import { type NextRequest, NextResponse } from 'next/server';
import createIntlMiddleware from 'next-intl/middleware';
import { routing } from './i18n/routing';

const localize = createIntlMiddleware(routing);

/** What mail programs ask for their settings (the API's setup/discovery.controller.ts). */
const DISCOVERY = /^\/(?:(?:\.well-known\/autoconfig\/)?mail\/config-v1\.1\.xml|autodiscover\/autodiscover\.xml)$/i;

/** Read when a request comes, not when the build is made: one build serves every environment. */
const apiOrigin = () => process.env.API_URL ?? 'http://127.0.0.1:4000';

export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  if (pathname.startsWith('/v1/') || pathname.startsWith('/api/auth/') || DISCOVERY.test(pathname)) {
    return NextResponse.rewrite(new URL(`${pathname}${search}`, apiOrigin()));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  request.headers.set('x-nonce', nonce);
  // A layout does not know its own address, and wants to send a visitor back to it after signing in.
  request.headers.set('x-relevo-path', pathname);
  request.headers.set('content-security-policy', policy);
  const response = localize(request);
  response.headers.set('content-security-policy', policy);
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  return response;
}

function contentSecurityPolicy(nonce: string) {
  // React's development build compiles error stacks with eval; the production build does not.
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Bar widths and popover positions are style attributes, which cannot run code.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = { matcher: ['/((?!_next/|favicon|icon|.*\\.(?:svg|png|ico|woff2|txt)$).*)'] };
