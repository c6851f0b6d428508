import { chmod, chown, cp, lstat, mkdir, mkdtemp, readlink, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canBeOthers, OTHER_USER } from '@/lib/testing/other-user'
import { isSocketDirOf, ownSocketDir } from './own-socket-dir'

let folder = ''
let deep = ''
const made: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-own-'))
  deep = path.join(folder, 'd'.repeat(60), 'e'.repeat(60))
  await mkdir(deep, { recursive: true })
})
afterEach(async () => {
  for (const place of [folder, ...made.splice(0)]) await rm(place, { recursive: true, force: true })
})

function own(dataDir: string): string {
  const { socketDir } = ownSocketDir(dataDir)
  made.push(socketDir)
  return socketDir
}

const modeOf = async (place: string) => (await lstat(place)).mode & 0o777

describe('ownSocketDir', () => {
  it('is in the data directory where paths are short, and stays there', async () => {
    expect(own(folder)).toBe(path.join(folder, 'run'))
    expect(await modeOf(path.join(folder, 'run'))).toBe(0o700)
    expect(own(folder)).toBe(path.join(folder, 'run'))
  })

  it('is a new folder that nobody could know of, where they are long, and stays the same', async () => {
    const place = own(deep)
    expect(path.basename(place)).toMatch(/^tundish-[0-9a-f]{16}-\w{6}$/)
    expect([await modeOf(place), await readlink(path.join(deep, 'run'))]).toEqual([0o700, place])
    expect(own(deep)).toBe(place)
    await rm(path.join(deep, 'run'))
    expect(own(deep)).not.toBe(place)
  })

  it('is another where the folder went, is a link, or lets others in', async () => {
    const places = [own(deep)]
    await rm(places[0] ?? '', { recursive: true })
    places.push(own(deep))
    await chmod(places[1] ?? '', 0o755)
    expect(isSocketDirOf(deep, places[1] ?? '')).toBe(false)
    places.push(own(deep))
    await rm(places[2] ?? '', { recursive: true })
    await symlink(folder, places[2] ?? '')
    expect(isSocketDirOf(deep, places[2] ?? '')).toBe(false)
    places.push(own(deep))
    expect(new Set(places).size).toBe(4)
  })

  it('is not that of the data directory of which this is a copy', async () => {
    const place = own(deep)
    await cp(deep, `${deep}2`, { recursive: true, verbatimSymlinks: true })
    expect(await readlink(path.join(`${deep}2`, 'run'))).toBe(place)
    expect(isSocketDirOf(`${deep}2`, place)).toBe(false)
    expect(own(`${deep}2`)).not.toBe(place)
    expect(own(deep)).toBe(place)
  })
})

describe.skipIf(!canBeOthers('Socket folders of other users'))('ownSocketDir', () => {
  it('is another where the folder is not ours', async () => {
    const place = own(deep)
    await chown(place, OTHER_USER, OTHER_USER)
    expect(isSocketDirOf(deep, place)).toBe(false)
    expect(own(deep)).not.toBe(place)
  })
})
