import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/test-database'
import { inviteCommand, passwordCommand, roleCommand } from './members'

const db = useTestDatabase()
const io = { stdout: new PassThrough() }
const server = { url: 'http://localhost:3000' }

it('refuse who is no member, what is no role, and what is no address', async () => {
  const asked = [
    passwordCommand(db(), 'nobody@example.com', server, io),
    roleCommand(db(), 'nobody@example.com', 'viewer', io),
    inviteCommand(db(), { email: 'ann@example.com', role: 'king' }, server, io),
    inviteCommand(db(), { email: 'nobody', role: 'viewer' }, server, io),
  ]
  const told = await Promise.allSettled(asked)
  expect(told.map((one) => one.status === 'rejected' && one.reason.message)).toEqual([
    'nobody@example.com is no member.',
    'nobody@example.com is no member.',
    '"king" is no role; there are viewer, editor, admin.',
    '"nobody" is no e-mail address.',
  ])
  expect(io.stdout.read()).toBeNull()
})
