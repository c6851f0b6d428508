import { chmod, chown, lstat, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canBeOthers, OTHER_USER } from '@/lib/testing/other-user'
import { openDataDir } from './open-data-dir'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-data-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const modeOf = async (place: string) => (await lstat(place)).mode & 0o7777

describe('openDataDir', () => {
  it('makes a directory for its owner alone, with the folders above it', async () => {
    const place = path.join(folder, 'a', 'b')
    openDataDir(place)
    expect([await modeOf(place), await modeOf(path.dirname(place))]).toEqual([0o700, 0o700])
  })

  it.each([0o755, 0o777, 0o750, 0o2770])('closes one that was made with %o', async (mode) => {
    await chmod(folder, mode)
    openDataDir(folder)
    expect((await modeOf(folder)) & 0o777).toBe(0o700)
  })

  it('closes what earlier versions left open in it, and nothing else', async () => {
    for (const name of ['run_results.json', 'secret', 'database.log', 'notes.txt']) {
      await writeFile(path.join(folder, name), '')
      await chmod(path.join(folder, name), 0o644)
    }
    await mkdir(path.join(folder, 'database'), { mode: 0o755 })
    openDataDir(folder)
    for (const name of ['run_results.json', 'secret', 'database.log'])
      expect([name, await modeOf(path.join(folder, name))]).toEqual([name, 0o600])
    expect(await modeOf(path.join(folder, 'database'))).toBe(0o700)
    expect(await modeOf(path.join(folder, 'notes.txt'))).toBe(0o644)
  })

  it('changes nothing at the other end of a link', async () => {
    await mkdir(path.join(folder, 'data'))
    const elsewhere = path.join(folder, 'elsewhere')
    await writeFile(elsewhere, '')
    await chmod(elsewhere, 0o644)
    await symlink(elsewhere, path.join(folder, 'data', 'secret'))
    openDataDir(path.join(folder, 'data'))
    expect((await stat(elsewhere)).mode & 0o777).toBe(0o644)
  })

  it('refuses a folder that everybody uses, and leaves it as it is', async () => {
    await writeFile(path.join(folder, 'of-somebody'), '')
    await chmod(folder, 0o1777)
    expect(() => openDataDir(folder)).toThrow(
      `${folder} is a folder that everybody writes into; set TUNDISH_DATA_DIR`,
    )
    expect(await modeOf(folder)).toBe(0o1777)
  })

  it('closes a disk of its own, which is made for all to write into', async () => {
    await mkdir(path.join(folder, 'lost+found'))
    await chmod(folder, 0o1777)
    openDataDir(folder)
    expect((await modeOf(folder)) & 0o777).toBe(0o700)
  })

  it('says so where a file is in its place', async () => {
    await writeFile(path.join(folder, 'file'), '')
    expect(() => openDataDir(path.join(folder, 'file'))).toThrow(
      /cannot be made; set TUNDISH_DATA_DIR to one that can\.$/,
    )
  })
})

describe.skipIf(!canBeOthers('Data directories of other users'))('openDataDir', () => {
  it.each([0o700, 0o755, 0o777])('refuses the directory of another user, mode %o', async (mode) => {
    await chmod(folder, mode)
    await chown(folder, OTHER_USER, OTHER_USER)
    expect(() => openDataDir(folder)).toThrow(
      `${folder} belongs to user ${OTHER_USER}, and Tundish runs as user 0. Run it as the owner of the directory, or set`,
    )
    expect(await modeOf(folder)).toBe(mode)
  })

  it.each(['secret', 'run', 'database'])('refuses a %s that another user put there', async (name) => {
    await chmod(folder, 0o777)
    await mkdir(path.join(folder, name))
    await chown(path.join(folder, name), OTHER_USER, OTHER_USER)
    expect(() => openDataDir(folder)).toThrow(`${path.join(folder, name)} belongs to another user`)
  })
})
