import { defineConfig } from 'prisma/config'

// `prisma generate` needs no engine, but Prisma's command line would download one before it starts.
// Pointing it at any existing executable keeps generation offline (see docs/decisions/0003-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
