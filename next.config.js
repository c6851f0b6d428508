/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does it; the first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg'],
  // For what does not pass the proxy; see lib/access/security-headers.ts for the rest.
  headers: async () => [
    {
      source: '/((?!share/[^/]+/embed$).*)',
      headers: [{ key: 'X-Frame-Options', value: 'DENY' }],
    },
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
      ],
    },
  ],
}

export default config
