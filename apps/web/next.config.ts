import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  transpilePackages: ['@relevo/contract'],
  devIndicators: false,
  // On everything, files too; the policy with its nonce comes from proxy.ts. Browsers heed the first over TLS alone (RFC 6797 section 8.1).
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' },
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
        { key: 'cross-origin-opener-policy', value: 'same-origin' },
      ],
    },
  ],
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  experimental: { optimizePackageImports: ['lucide-react', 'recharts'] },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
