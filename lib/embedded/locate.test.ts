import { mkdtemp, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitsSockets, locateEmbedded } from './locate'

describe('locateEmbedded', () => {
  it('keeps everything in the data directory', () => {
    expect(locateEmbedded('/srv/my shop')).toEqual({
      files: '/srv/my shop/database',
      pidFile: '/srv/my shop/database.pid',
      log: '/srv/my shop/database.log',
      run: '/srv/my shop/run',
      socketDir: '/srv/my shop/run',
      leaseSocket: '/srv/my shop/run/lease.sock',
      pgSocket: '/srv/my shop/run/.s.PGSQL.5432',
      url: 'postgresql://postgres@localhost:5432/postgres?host=%2Fsrv%2Fmy%20shop%2Frun',
    })
  })

  it('finds the sockets where the link leads', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-locate-'))
    await symlink('/tmp/elsewhere', path.join(folder, 'run'))
    expect(locateEmbedded(folder)).toMatchObject({
      files: `${folder}/database`,
      socketDir: '/tmp/elsewhere',
      pgSocket: '/tmp/elsewhere/.s.PGSQL.5432',
    })
    await rm(folder, { recursive: true })
  })

  it('measures a path in bytes, as sockets do', () => {
    expect([fitsSockets(`/srv/${'r'.repeat(81)}`), fitsSockets(`/srv/${'r'.repeat(82)}`)]).toEqual([
      true,
      false,
    ])
    expect([fitsSockets(`/srv/${'ř'.repeat(40)}`), fitsSockets(`/srv/${'ř'.repeat(41)}`)]).toEqual([
      true,
      false,
    ])
  })
})
