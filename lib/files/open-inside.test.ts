import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openToRead } from './open-inside'

let folder = ''
let root = ''
const at = (...names: string[]) => path.join(folder, ...names)

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-inside-'))
  root = at('root')
  await mkdir(at('root', 'deeper'), { recursive: true })
  await mkdir(at('root-of-others'))
  await writeFile(at('root', 'own'), 'own')
  await writeFile(at('root-of-others', 'secret'), 'secret')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const read = async (place: string, within: string | null = root) => text(await openToRead(place, within))

describe('openToRead', () => {
  it('reads what lies in the folder, also by a link within it, or through a link to it', async () => {
    await symlink('../own', at('root', 'deeper', 'link'))
    await symlink(root, at('by another name'))
    expect(await read(at('root', 'own'))).toBe('own')
    expect(await read(at('root', 'deeper', 'link'))).toBe('own')
    expect(await read(at('by another name', 'own'), at('by another name'))).toBe('own')
  })

  it('reads what somebody named by hand, wherever it is', async () => {
    await symlink(at('root-of-others', 'secret'), at('root', 'link'))
    expect(await read(at('root', 'link'), null)).toBe('secret')
  })

  it.each([
    ['an absolute link', '../root-of-others/secret', 'link'],
    ['a link to a folder', '../root-of-others', 'link/secret'],
    ['a link to a link', 'deeper/link', 'deeper/link'],
  ])('refuses %s that leads out, and tells nothing of what is there', async (_, target, name) => {
    await symlink(at('root-of-others', 'secret'), at('root', 'deeper', 'link'))
    await symlink(target, at('root', 'link'))
    const refused = read(at('root', name))
    await expect(refused).rejects.toMatchObject({
      code: 'bad_file',
      message: `${at('root', name)} is a link that leads out of ${root}, so it is not read. Put the file itself there.`,
    })
  })

  it('never reads another file than one inside, however fast links are put in its place', async () => {
    const [place, draft] = [at('root', 'own'), at('root', 'draft')]
    let swapping = true
    const swaps = (async () => {
      while (swapping) {
        await symlink(at('root-of-others', 'secret'), draft)
        await rename(draft, place)
        await unlink(place)
        await writeFile(draft, 'own')
        await rename(draft, place)
      }
    })()
    const seen = new Set<string>()
    for (let tried = 0; tried < 400; tried += 1) seen.add(await read(place).catch(() => 'refused'))
    swapping = false
    await swaps
    expect([...seen]).not.toContain('secret')
  })
})
