import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readMigrations } from './apply-migrations'

it('reads the folders of migrations, oldest first, with the SHA-256 of each file', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-migrations-'))
  for (const [name, sql] of [
    ['20260102000000_second', 'select 2;\n'],
    ['20260101000000_first', ''],
  ] as const) {
    await mkdir(path.join(folder, name))
    await writeFile(path.join(folder, name, 'migration.sql'), sql)
  }
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  expect(await readMigrations(folder)).toEqual([
    {
      name: '20260101000000_first',
      sql: '',
      checksum: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      name: '20260102000000_second',
      sql: 'select 2;\n',
      checksum: 'ac4396cdee0295db27f816dc31134189999d0071663e618f4957bc23edb584d7',
    },
  ])
  await rm(folder, { recursive: true })
})
