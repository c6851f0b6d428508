import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { unzip } from '@/lib/testing/files/unzip'

const LONGEST_NAME = 200

/** Keeps what was answered as text, in a file that is called after what was asked. */
export async function keepAnswer(folder: string, asked: string, answer: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${toFileName(asked)}.txt`), `${asked}\n\n${answer}`)
}

function toFileName(asked: string): string {
  const name = asked.replaceAll(/[^A-Za-z0-9._=&-]+/g, '_').replace(/^_/, '')
  if (name.length <= LONGEST_NAME) return name
  return `${name.slice(0, LONGEST_NAME)}-${createHash('sha256').update(asked).digest('hex').slice(0, 8)}`
}

/** Text as it is; of an archive every file in it, a tag a line; of other bytes their sum. */
export function toText(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    return [...unzip(bytes)]
      .map(([name, file]) => `== ${name}\n${partTags(file.toString('utf8'))}\n`)
      .join('')
  }
  const text = bytes.toString('utf8')
  if (Buffer.from(text).equals(bytes)) return text
  return `${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`
}

function partTags(xml: string): string {
  return xml.replaceAll('><', '>\n<')
}
