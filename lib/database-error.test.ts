import { expect, it } from 'vitest'
import { toDatabaseError } from './database-error'

const fail = (fields: object) => Object.assign(new Error('It failed.'), fields)

it.each([
  [{ code: 'P2028' }, 'database_busy'],
  [{ meta: { driverAdapterError: { cause: { originalCode: '57014' } } } }, 'too_slow'],
  [{ code: 'ECONNRESET', syscall: 'read' }, 'database_unreachable'],
  [{ code: 'ENOENT', syscall: 'connect' }, 'database_unreachable'],
  // As Prisma has it.
  [{ code: 'ENOENT', clientVersion: '7' }, 'database_unreachable'],
  [{ code: 'EPIPE', clientVersion: '7' }, 'database_unreachable'],
  [{ code: 'P1001' }, 'database_unreachable'],
  [
    { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } },
    'database_unreachable',
  ],
  [{ message: 'Connection terminated unexpectedly' }, 'database_unreachable'],
  [{ message: 'Client has encountered a connection error and is not queryable' }, 'database_unreachable'],
  [{ message: 'Query read timeout' }, 'database_unreachable'],
  [{ message: 'timeout exceeded when trying to connect' }, 'database_busy'],
  [{ meta: { driverAdapterError: { cause: { originalCode: '53100' } } } }, 'disk_full'],
  [{ code: 'ENOSPC', syscall: 'write' }, 'disk_full'],
])('%j is of the database', (fields, code) => {
  expect(toDatabaseError(fail(fields))).toMatchObject({ code })
})

it.each([
  { code: 'ENOENT', syscall: 'stat', path: '/a/orders.csv' },
  { cause: fail({ code: 'ENOENT', syscall: 'open' }) },
  { code: 'EACCES', syscall: 'scandir' },
  { name: '57014' },
  // What reads the terminal's output has closed it.
  { code: 'EPIPE', syscall: 'write' },
  { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '42P01' } } } },
])('%j is not', (fields) => {
  expect(toDatabaseError(fail(fields))).toBeNull()
})
