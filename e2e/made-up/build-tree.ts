import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const PARTS = [
  'app',
  'bin',
  'components',
  'lib',
  'prisma',
  'server',
  'data-tests',
  'next.config.js',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** The constant of the product funnel, and nothing else: one build serves both funnels. */
const CONSTANT = `import { FIVE_STEPS, TWO_STEPS } from '@/lib/testing/naive/made-up-funnels'
import type { Funnel } from './definition'

export const PRODUCT_FUNNEL: Funnel = process.env.MADE_UP_FUNNEL === 'two' ? TWO_STEPS : FIVE_STEPS
`

/** A copy of this tree, of another product funnel, built. It is below this one, so that it finds its packages. */
export function buildTree(): string {
  const root = path.resolve('test-results/made-up-tree')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  for (const part of PARTS) cpSync(part, path.join(root, part), { recursive: true })
  writeFileSync(path.join(root, 'lib/funnel/product-funnel.ts'), CONSTANT)
  const next = path.resolve('node_modules/next/dist/bin/next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`It does not build:\n${stdout}${stderr}`)
  return root
}
