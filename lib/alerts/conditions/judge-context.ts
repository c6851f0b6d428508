import type { Db } from '@/lib/db'
import type { AlertSettings } from '../alert-settings'
import type { Finding } from '../finding'

/** What a condition is judged with. */
export type JudgeContext = Readonly<{
  db: Db
  settings: AlertSettings
  now: Date
  /** The fingerprints of what is open, by key: what is hard to open is not as easily over. */
  open: ReadonlyMap<string, string>
}>

/** Null where it cannot be told now: then nothing of the condition opens or ends. */
export type Judge = (context: JudgeContext) => Promise<readonly Finding[] | null>
