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
])('%j is of the database', (fields, code) => {
  expect(toDatabaseError(fail(fields))).toMatchObject({ code })
})

it.each([
  { code: 'ENOENT', syscall: 'stat', path: '/a/orders.csv' },
  { cause: fail({ code: 'ENOENT', syscall: 'open' }) },
  { code: 'EACCES', syscall: 'scandir' },
  { name: '57014' },
])('%j is not', (fields) => {
  expect(toDatabaseError(fail(fields))).toBeNull()
})
