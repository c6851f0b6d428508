import { explainUnwritable } from './explain-unwritable'

/** What is printed reaches nobody any more: the rest need not be made. Why is `watchOutput`'s to say. */
export class OutputEnded extends Error {}

/** Prints, and resolves when it was taken, so that no more is held than one piece. Throws `OutputEnded`. */
export function writeText(stdout: NodeJS.WritableStream, text: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (cause) => (cause ? reject(new OutputEnded('', { cause })) : resolve()))
  })
}

/** Where commands print. */
export type Output = Readonly<{ stdout: NodeJS.WritableStream }>
export type Io = Output & Readonly<{ stderr: NodeJS.WritableStream }>

/**
 * Looks after what is printed, by whatever command. That nobody reads on, as behind `| head`, is nothing wrong; what cannot
 * be printed, as on a full disk, is told once, and the command ends with 1.
 */
export function watchOutput({ stdout, stderr }: Io): void {
  let isTold = false
  // There is nowhere to tell it.
  stderr.on('error', () => {})
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isTold) return
    isTold = true
    stderr.write(
      `tundish: What is printed cannot be written: ${explainUnwritable(error) ?? error.message}.\n`,
    )
    // Whatever the command would have ended with.
    process.once('exit', () => {
      process.exitCode = 1
    })
  })
}
