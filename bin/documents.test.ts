import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { describe, expect, it, test, vi } from 'vitest'
import { VARIABLE_NAMES } from '@/lib/env'
import { REPORT_NAMES } from '@/lib/reports/registry'

// What the documents say is so: links lead somewhere, commands and settings are there, and all of them are told.

const PAGES = [
  'README.md',
  'AGENTS.md',
  'CONTRIBUTING.md',
  ...listPages('docs'),
  ...listPages('docs/decisions'),
]
const read = (page: string) => readFileSync(page, 'utf8')
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts

const program = await readProgram()

describe.each(PAGES)('%s', (page) => {
  it('has links that lead somewhere', () => {
    const broken = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target))
    expect(broken).toEqual([])
  })

  it('names scripts that there are', () => {
    const named = [...read(page).matchAll(/npm (?:run (?:-s )?)([a-z][\w:-]*)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  it('has commands of tundish that there are, with options that they have', () => {
    const lines = [...read(page).matchAll(/npm run -s tundish -- ([^\n`#]+)/g)].map(([, line = '']) => line)
    expect(lines.flatMap((line) => explainWrong(line.trim()))).toEqual([])
  })

  it('names settings that there are', () => {
    const named = read(page).match(/TUNDISH_[A-Z_]+/g) ?? []
    expect(named.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([])
  })
})

test('operations tells every setting in a table', () => {
  const told = [...read('docs/operations.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name)
  expect(told.sort()).toEqual(VARIABLE_NAMES.filter((name) => name !== 'NODE_ENV').sort())
})

test('the page of the command line tells every command with an example and all of its options', () => {
  const sections = read('docs/command-line.md').split(/^#{2,3} /m)
  const told = Object.fromEntries(
    sections
      .filter((section) => section.startsWith('tundish '))
      .map((section) => [section.split('\n', 1)[0], listTold(section)]),
  )
  const there = listCommands(program).map((command) => [nameOf(command), listThere(command)])
  expect(told).toEqual(Object.fromEntries(there))
})

test('it names every report', () => {
  const [, section = ''] = read('docs/command-line.md').split('### tundish report\n')
  const [sentence = ''] = section.split('\n```')
  expect(sentence.match(/(?<=`)[a-z-]+(?=`)/g)).toEqual(REPORT_NAMES)
})

/** The command line as it is made, without anything that it would run. */
async function readProgram(): Promise<Command> {
  const parsed = vi.spyOn(Command.prototype, 'parseAsync').mockImplementation(async function (this: Command) {
    return this
  })
  await import('./tundish')
  const [program] = parsed.mock.contexts
  if (!(program instanceof Command)) throw new Error('The command line was not made.')
  return program
}

function listPages(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '')
}

/** A file or folder beside the page, and in a page a heading, as forges make anchors of them. */
function leadsSomewhere(page: string, target: string): boolean {
  const [place = '', anchor] = target.split('#')
  const file = place === '' ? page : path.join(path.dirname(page), place)
  if (!existsSync(file)) return false
  return anchor === undefined || listAnchors(read(file)).includes(anchor)
}

function listAnchors(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The commands that do something, and no others. */
function listCommands(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(listCommands)
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}

type Told = Readonly<{ options: readonly string[]; hasExample: boolean }>

/** What every list has is told once, before all commands. */
function listThere(command: Command): Told {
  const [before = ''] = read('docs/command-line.md').split('\n## ', 1)
  const ofLists = command.name() === 'list' ? listTold(before).options : []
  const options = command.options.map(({ long }) => long ?? '')
  return { options: options.filter((option) => !ofLists.includes(option)).sort(), hasExample: true }
}

function listTold(section: string): Told {
  const [name = ''] = section.split('\n', 1)
  const options = [...section.matchAll(/^\| `(--[a-z_-]+)`/gm)].map(([, option = '']) => option)
  return { options: options.sort(), hasExample: section.includes(name.replace('tundish', 'tundish --')) }
}

/** What of a command line is not there; empty where all is. */
function explainWrong(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? []
  const command = findCommand(program, words)
  const known = ['--help', ...command.options.map(({ long }) => long)]
  const isCommand = command !== program || words[0]?.startsWith('--')
  const unknown = words.filter((word) => word.startsWith('--') && !known.includes(word.split('=')[0]))
  return [...(isCommand ? [] : [`${line}: no such command`]), ...unknown.map((word) => `${line}: no ${word}`)]
}

function findCommand(command: Command, [word = '', ...rest]: readonly string[]): Command {
  const found = command.commands.find((one) => one.name() === word)
  return found ? findCommand(found, rest) : command
}
