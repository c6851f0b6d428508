import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeUpload, placeOfFile, readUpload, requireUpload, requireWhole, writePiece } from './upload-folder'
import { nameUploads } from './upload-names'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'tundish-upload-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const BY = { author: 'Ann', now: new Date('2026-03-02T12:00:00Z') }
const bytes = (text: string) => new TextEncoder().encode(text)

async function makeOne(name: string, size: number) {
  return requireUpload(dataDir, await makeUpload(dataDir, [{ name, bytes: size }], BY))
}

describe('an upload', () => {
  it('is put together from pieces, in a folder for its owner alone', async () => {
    const upload = await makeOne('shop.csv', 10)
    await writePiece(upload, { number: 0, offset: 0, bytes: bytes('hello ') })
    await expect(requireWhole(upload)).rejects.toThrow(
      'shop.csv did not arrive as a whole: 6 bytes of 10 bytes. Send it again.',
    )
    await writePiece(upload, { number: 0, offset: 6, bytes: bytes('shop') })
    // Sent once more, because its answer was lost.
    await writePiece(upload, { number: 0, offset: 6, bytes: bytes('shop') })
    await requireWhole(upload)
    expect(await readFile(placeOfFile(upload, 0), 'utf8')).toBe('hello shop')
    expect((await lstat(upload.folder)).mode & 0o777).toBe(0o700)
    expect((await lstat(placeOfFile(upload, 0))).mode & 0o777).toBe(0o600)
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'a/b.csv', 'CON', '.\u0000.', '..'])(
    'named %j lies under a number',
    async (name) => {
      const upload = await makeOne(name, 1)
      expect((await readdir(upload.folder)).toSorted()).toEqual(['0', 'upload.json'])
      expect(await readdir(dataDir)).toEqual(['uploads'])
    },
  )

  it.each([
    ['a gap', 0, 1, 'x'],
    ['more than was announced', 0, 0, '12345'],
    ['a file that was not announced', 1, 0, 'x'],
    ['a place before the beginning', 0, -1, 'x'],
  ])('refuses %s', async (_, number, offset, text) => {
    const upload = await makeOne('shop.csv', 4)
    await expect(writePiece(upload, { number, offset, bytes: bytes(text) })).rejects.toMatchObject({
      code: 'bad_parameter',
    })
    expect(await readFile(placeOfFile(upload, 0), 'utf8')).toBe('')
  })

  it('is refused where there is no room for it, and leaves nothing', async () => {
    await expect(makeUpload(dataDir, [{ name: 'huge.csv', bytes: 9e15 }], BY)).rejects.toThrow(
      /^The file has 9000 TB, and there are .+ of room in the data directory; make room, or import on the command line/,
    )
    expect(await readdir(path.join(dataDir, 'uploads'))).toEqual([])
  })

  it.each([[[]], [null], [[{ name: '', bytes: 1 }]], [[{ name: 'a', bytes: -1 }]], [[{ name: 'a' }]]])(
    'is not made of %j',
    async (announced) => {
      await expect(makeUpload(dataDir, announced, BY)).rejects.toMatchObject({ code: 'bad_file' })
    },
  )

  it.each(['', '..', 'x'.repeat(32), '../'.repeat(11)])('with the id %j is not there', async (id) => {
    expect(await readUpload(dataDir, id)).toBeNull()
  })
})

it('sentences name files as they were called', async () => {
  const upload = await makeOne('shop.csv', 1)
  const place = placeOfFile(upload, 0)
  const texts = [`${place}, inner.csv`, `${place} holds no rows.`, '/watched/events.csv']
  expect(await nameUploads(dataDir, texts)).toEqual([
    'shop.csv, inner.csv',
    'shop.csv holds no rows.',
    '/watched/events.csv',
  ])
})
