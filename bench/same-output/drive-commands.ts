import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// A process of its own: runs commands of `tundish` one after another, as if each had a process, which would take a second
// and a half each. Arguments: a file with the commands, and the file to write what they said into.

export type Said = Readonly<{ code: number; stdout: string; stderr: string }>

const [, , asked = '', answered = ''] = process.argv
const commands: readonly (readonly string[])[] = JSON.parse(readFileSync(asked, 'utf8'))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
/** Its script says where the command line is. */
const program = path.resolve(String(scripts.tundish).split(' ').at(-1) ?? '')

process.setMaxListeners(0)
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0)

/** The command ended by itself: what it would still say is not said. */
class Ended extends Error {}

async function run(args: readonly string[], number: number): Promise<Said> {
  const said = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  let code: number | null = null
  const real = { stdout: process.stdout.write, stderr: process.stderr.write, exit: process.exit }
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      if (code === null) said[name].push(Buffer.from(chunk as string))
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined
      done?.()
      return true
    }) as typeof process.stdout.write
  }
  process.exit = ((given?: number) => {
    code ??= given ?? 0
    throw new Ended()
  }) as typeof process.exit
  process.argv = [process.argv[0] ?? '', program, ...args]
  process.exitCode = undefined
  try {
    await import(`${pathToFileURL(program).href}?${number}`)
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  } finally {
    Object.assign(process, { exit: real.exit })
    process.stdout.write = real.stdout
    process.stderr.write = real.stderr
  }
  const [stdout, stderr] = [said.stdout, said.stderr].map((parts) => Buffer.concat(parts).toString('latin1'))
  return { code: code ?? Number(process.exitCode ?? 0), stdout: stdout ?? '', stderr: stderr ?? '' }
}

const answers: Said[] = []
for (const [number, args] of commands.entries()) answers.push(await run(args, number))
writeFileSync(answered, JSON.stringify(answers))
process.exit(0)
