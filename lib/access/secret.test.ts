import { chmod, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useFolder } from '@/lib/testing/files/use-folder'
import { readSecret } from './secret'

const folder = useFolder('secret')

describe('readSecret', () => {
  it('makes one that only its owner may read, and keeps it', async () => {
    const secret = await readSecret(null, folder())
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect((await stat(path.join(folder(), 'secret'))).mode & 0o777).toBe(0o600)
    expect(await readSecret(null, folder())).toBe(secret)
    expect(await readdir(folder())).toEqual(['secret'])
  })

  it('makes one when many ask for it at once', async () => {
    const missing = path.join(folder(), 'new')
    const secrets = await Promise.all([1, 2, 3, 4].map(() => readSecret(null, missing)))
    expect(new Set(secrets).size).toBe(1)
  })

  it('takes from others the right to read it', async () => {
    await readSecret(null, folder())
    await chmod(path.join(folder(), 'secret'), 0o644)
    await readSecret(null, folder())
    expect((await stat(path.join(folder(), 'secret'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    'short',
    'change-me-change-me-change-me-change-me',
    'better-auth-secret-12345678901234567890',
    'a'.repeat(40),
    'your_secret_here_your_secret_here_12',
  ])('refuses %s, given or found', async (secret) => {
    await expect(readSecret(secret, '/nowhere')).rejects.toMatchObject({ code: 'bad_setting' })
    await writeFile(path.join(folder(), 'secret'), secret)
    await expect(readSecret(null, folder())).rejects.toMatchObject({ code: 'bad_setting' })
  })

  it('takes a good one that is given', async () => {
    const secret = 'q83hTz0Lk5vXyN2bRr7Wd1Jm9Pc4Fs6G'
    expect(await readSecret(secret, '/nowhere')).toBe(secret)
  })
})
