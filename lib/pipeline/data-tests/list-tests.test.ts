import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDeclaredTests } from '@/lib/models/registry'
import { listTests } from './list-tests'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-tests-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (file: string, content: string | Uint8Array) => writeFile(path.join(folder, file), content)

/** The tests of a folder, by name: what they judge, or what is wrong with them. */
async function listOwn(of = folder): Promise<Record<string, string>> {
  const own = (await listTests(of)).filter(({ kind }) => kind !== 'declared')
  return Object.fromEntries(
    own.map((test) => [test.name, test.kind === 'broken' ? test.problem : test.model]),
  )
}

describe('listTests', () => {
  it('has those of the models first, then the files of the folder by name', async () => {
    await write('b.sql', '-- model: order\n-- severity: warn\n-- asks: no order\nselect 1;\n')
    await write('a.sql', '-- model: product\nselect 2')
    await write('notes.txt', 'None of them.')
    await write('._a.sql', Buffer.from([0, 5, 22, 7, 0xff]))
    const tests = await listTests(folder)
    expect(tests.slice(0, -2).map(({ name }) => name)).toEqual(listDeclaredTests().map(({ name }) => name))
    expect(tests.slice(-2)).toEqual([
      {
        kind: 'custom',
        hash: expect.any(String),
        name: 'a',
        model: 'product',
        column: null,
        asks: 'a',
        sql: '-- model: product\nselect 2',
        severity: 'error',
      },
      {
        kind: 'custom',
        hash: expect.any(String),
        name: 'b',
        model: 'order',
        column: null,
        asks: 'no order',
        sql: '-- model: order\n-- severity: warn\n-- asks: no order\nselect 1',
        severity: 'warn',
      },
    ])
  })

  it('reads UTF-8 with and without a mark, and takes nothing else for it', async () => {
    await write('bom.sql', '\ufeff-- model: event\nselect 1')
    await write('latin.sql', Buffer.from("-- model: product\nselect 'Caf\xe9'", 'latin1'))
    await write('wide.sql', Buffer.from('\ufeff-- model: product\nselect 1', 'utf16le'))
    expect(await listOwn()).toEqual({
      bom: 'event',
      latin: 'latin.sql is not UTF-8; save it as that.',
      wide: 'wide.sql is not UTF-8; save it as that.',
    })
  })

  it('has files that cannot be tried as tests that say why, beside those that can', async () => {
    await write('good.sql', '-- model: event\nselect 1')
    await write('lost.sql', 'select 1')
    await write('mild.sql', '-- model: event\n-- severity: mild\nselect 1')
    await mkdir(path.join(folder, 'folder.sql'))
    const found = await listOwn()
    expect(found).toEqual({
      folder: 'folder.sql cannot be read (EISDIR).',
      good: 'event',
      lost: expect.stringMatching(/^lost\.sql does not say what it judges; its head needs a line such as /),
      mild: 'The severity of mild.sql is neither warn nor error.',
    })
  })

  it('gives no two tests one name', async () => {
    const declared = listDeclaredTests()[0]?.name ?? ''
    for (const file of [declared, `${declared}.sql`]) await write(`${file}.sql`, '-- model: event\nselect 1')
    const problem = (file: string) => `${file} is called like another test; give it a name of its own.`
    expect(await listOwn()).toEqual({
      [`${declared}.sql`]: problem(`${declared}.sql`),
      [`${declared}.sql.sql`]: problem(`${declared}.sql.sql`),
    })
  })

  it('says of a folder that cannot be read that it cannot, and nothing of one that nobody asked for', async () => {
    const problem = (code: string) =>
      `The folder of data tests cannot be read (${code}); TUNDISH_TESTS_DIR says which it is.`
    await write('file', '')
    expect(await listOwn(path.join(folder, 'file'))).toEqual({ folder_of_data_tests: problem('ENOTDIR') })
    expect(await listOwn(path.join(folder, 'nowhere'))).toEqual({ folder_of_data_tests: problem('ENOENT') })
    const before = process.cwd()
    process.chdir(folder)
    try {
      expect(await listOwn(path.resolve('data-tests'))).toEqual({})
    } finally {
      process.chdir(before)
    }
  })

  it('reads no file to which a link leads out of the folder', async () => {
    await writeFile(`${folder}.secret`, 'select a secret')
    await symlink(`${folder}.secret`, path.join(folder, 'linked.sql'))
    expect(await listOwn()).toEqual({
      linked: `${folder}/linked.sql is a link that leads out of ${folder}, so it is not read. Put the file itself there.`,
    })
    await rm(`${folder}.secret`)
  })
})
