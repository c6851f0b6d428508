import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// `node bin/run.mjs PROGRAM.ts ...` runs a program of ours as one file, which starts in a third of the time that its
// hundreds take. It is made when it is older than what it is made of.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = ['bin', 'lib', 'server', 'prisma', 'package-lock.json', 'tsconfig.json']

const [program] = process.argv.splice(2, 1)
const source = path.join(ROOT, program)
const made = path.join(ROOT, '.next/cache/tundish', program.replace(/\W/g, '-').concat('.mjs'))

process.argv[1] = source
process.setSourceMapsEnabled(true)
await import(pathToFileURL(await makeIfNeeded()).href)

/** Where nothing may be written beside the build, it runs from its sources. */
async function makeIfNeeded() {
  if (changedAt(made) > Math.max(...SOURCES.map(newestChange))) return made
  try {
    await make()
    return made
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error
    const { register } = await import('tsx/esm/api')
    register()
    return source
  }
}

/** Whoever else makes it at the same time writes the same. */
async function make() {
  const { build } = await import('esbuild')
  const { mkdirSync, renameSync, rmSync, writeFileSync } = await import('node:fs')
  const { outputFiles } = await build({
    entryPoints: [source],
    absWorkingDir: ROOT,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    sourcemap: 'inline',
    // As if all of it stood in this folder (lib/root.ts).
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    write: false,
    logLevel: 'error',
  })
  mkdirSync(path.dirname(made), { recursive: true })
  const own = `${made}.${process.pid}`
  try {
    writeFileSync(own, outputFiles[0].contents)
    renameSync(own, made)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Milliseconds; 0 where nothing is. */
function newestChange(place) {
  const whole = path.join(ROOT, place)
  if (path.extname(place)) return changedAt(whole)
  const names = readdirSync(whole, { recursive: true }).filter((name) => /\.tsx?$/.test(name))
  return Math.max(...names.map((name) => changedAt(path.join(whole, name))))
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
