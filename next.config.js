/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` does it; the first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@duckdb/node-api', 'pg', '@prisma/client', '@prisma/adapter-pg'],
  // No picture is scaled here: the endpoint for it stays shut.
  images: { unoptimized: true },
  logging: { incomingRequests: { ignore: [/^\/(share|invitation)\//] } },
}

export default config
