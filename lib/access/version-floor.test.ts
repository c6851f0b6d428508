import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// Below these versions there are published ways in, past the gate or into the process. Raise a floor with its advisory.

const FLOORS = [
  ['next', '16.2.6', 'CVE-2026-45109: pages without the proxy'],
  ['react', '19.2.6', 'CVE-2026-23870: a request that keeps the server busy'],
  ['react-dom', '19.2.6', 'with react'],
  ['better-auth', '1.4.17', 'CVE-2026-45364: unlimited guesses'],
] as const

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

it.each(FLOORS)('%s is at least %s (%s)', (name, floor) => {
  const { version } = packages[`node_modules/${name}`]
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(compareVersions(version, floor)).toBeGreaterThanOrEqual(0)
})

it('there is one copy of each', () => {
  for (const [name] of FLOORS)
    expect(Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`))).toHaveLength(1)
})

it('compares by number, not by letter', () => {
  expect(compareVersions('16.10.0', '16.2.6')).toBeGreaterThan(0)
  expect(compareVersions('16.2.5', '16.2.6')).toBeLessThan(0)
  expect(compareVersions('16.2.6', '16.2.6')).toBe(0)
})

function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number))
  const at = left?.findIndex((part, index) => part !== right?.[index]) ?? -1
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0)
}
