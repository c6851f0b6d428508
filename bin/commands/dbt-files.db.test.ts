import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listArtifacts, readDbtNodes } from '@/lib/dbt/read-dbt'
import { toDbtManifest } from '@/lib/testing/around/dbt-project'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { checkDbtFiles, loadDbtCommand } from './dbt'

const db = useTestDatabase()

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-dbt-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (name: string) => path.join(folder, name)

async function load(file: string): Promise<string> {
  const stdout = new PassThrough()
  await checkDbtFiles([file])
  await loadDbtCommand(db(), [file], { stdout })
  return String(stdout.read())
}

describe('what is no file of dbt is refused at once, with its name', () => {
  const given: Readonly<Record<string, readonly [() => string, string]>> = {
    'a device that never ends': [() => '/dev/zero', 'It is a device or a pipe, not a file.'],
    'a pipe that nobody writes to': [
      () => {
        execFileSync('sh', ['-c', 'mkfifo "$0"', at('pipe')])
        return at('pipe')
      },
      'It is a device or a pipe, not a file.',
    ],
    'a folder': [() => folder, 'It is a folder; name the files in it.'],
    'a file of 10 GB': [
      () => {
        writeFileSync(at('sparse'), '')
        truncateSync(at('sparse'), 10 * 1024 ** 3)
        return at('sparse')
      },
      'It is larger than 50 MB, the most that is read.',
    ],
    'a name with NUL': [() => 'a\0b', 'This is no name of a file.'],
    'a name that is too long': [() => at('x'.repeat(5000)), 'There is no such file.'],
    'a file below a file': [
      () => {
        writeFileSync(at('file'), '')
        return path.join(at('file'), 'manifest.json')
      },
      'There is no such file.',
    ],
    'an empty file': [
      () => {
        writeFileSync(at('empty.json'), '')
        return at('empty.json')
      },
      'This is no JSON.',
    ],
    'bytes that are no text': [
      () => {
        writeFileSync(at('bytes'), Buffer.from([0xff, 0xfe, 0x00, 0x80]))
        return at('bytes')
      },
      'This is no JSON.',
    ],
    'JSON of another thing': [
      () => {
        writeFileSync(at('package.json'), '{"name": "shop", "metadata": {"generated_at": 7}}')
        return at('package.json')
      },
      'This is no file of dbt',
    ],
  }
  it.each(Object.keys(given))('%s', async (what) => {
    const [make, sentence] = given[what] ?? []
    const file = make?.() ?? ''
    await expect(load(file)).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringContaining(`${file}: ${sentence}`),
    })
    expect(await listArtifacts(db())).toEqual([])
  })
})

it('of almost 50 MB is kept, whole', async () => {
  const description = 'An order of the shop, paid with a coupon and shipped to another town. '.repeat(20)
  const columns = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`column_${index}`, { description: `${index} ${description}` }]),
  )
  const more = Object.fromEntries(
    Array.from({ length: 1_700 }, (_, index) => {
      const id = `model.shop.large_${index}`
      const from = index === 0 ? [] : [`model.shop.large_${index - 1}`]
      const node = { unique_id: id, name: `large_${index}`, resource_type: 'model', package_name: 'shop' }
      return [id, { ...node, description, columns, depends_on: { nodes: from } }]
    }),
  )
  const text = JSON.stringify(toDbtManifest({}, more))
  expect(text.length).toBeGreaterThan(48 * 1_000_000)
  writeFileSync(at('manifest.json'), text)
  expect(await load(at('manifest.json'))).toBe('Loaded manifest.json of shop.\n')
  const nodes = await readDbtNodes(db())
  expect(nodes).toHaveLength(1_706)
  const last = nodes.find(({ name }) => name === 'large_1699')
  expect(last).toMatchObject({ description, from: ['model.shop.large_1698'] })
  expect(last?.columns.column_19).toBe(`19 ${description}`)
})
