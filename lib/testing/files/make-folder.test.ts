import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'

it('goes with its process, with what is in it', () => {
  const script = `
    import { writeFileSync } from 'node:fs'
    import { makeFolder } from './lib/testing/files/make-folder.ts'
    const folders = [makeFolder('gone'), makeFolder('gone')]
    writeFileSync(folders[0] + '/file', '')
    console.log(folders.join(' '))
    throw new Error('ended by a fault')`
  let told = ''
  try {
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: 'pipe',
    })
  } catch (error) {
    told = String((error as { stdout: Buffer }).stdout)
  }
  const folders = told.trim().split(' ')
  expect(folders).toEqual([
    expect.stringContaining('tundish-gone-'),
    expect.stringContaining('tundish-gone-'),
  ])
  expect(folders.filter((folder) => existsSync(folder))).toEqual([])
})
