import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  transpilePackages: ['@relevo/contract'],
  devIndicators: false,
  experimental: { optimizePackageImports: ['lucide-react', 'recharts'] },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
