import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { locateEmbedded } from './locate'

describe('locateEmbedded', () => {
  it('keeps everything in the data directory where its path is short', () => {
    expect(locateEmbedded('/srv/my shop')).toEqual({
      files: '/srv/my shop/database',
      pidFile: '/srv/my shop/database.pid',
      log: '/srv/my shop/database.log',
      socketDir: '/srv/my shop/run',
      leaseSocket: '/srv/my shop/run/lease.sock',
      pgSocket: '/srv/my shop/run/.s.PGSQL.5432',
      url: 'postgresql://postgres@localhost:5432/postgres?host=%2Fsrv%2Fmy%20shop%2Frun',
    })
  })

  it('keeps the files there but the sockets elsewhere where the path is too long', () => {
    const deep = `/srv/${'d'.repeat(100)}`
    const places = locateEmbedded(deep)
    expect(places.files).toBe(`${deep}/database`)
    expect(path.dirname(places.socketDir)).toBe(os.tmpdir())
    expect(Buffer.byteLength(places.pgSocket)).toBeLessThanOrEqual(100)
    expect(locateEmbedded(deep)).toEqual(places)
    expect(locateEmbedded(`${deep}x`).socketDir).not.toBe(places.socketDir)
  })

  it('measures a path in bytes, as sockets do', () => {
    const places = locateEmbedded(`/srv/${'ř'.repeat(45)}`)
    expect(Buffer.byteLength(places.pgSocket)).toBeLessThanOrEqual(100)
  })
})
