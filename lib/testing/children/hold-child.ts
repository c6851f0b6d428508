import { once } from 'node:events'
import { holdDatabase } from '@/lib/embedded/hold-database'

// Holds the embedded database of a data directory until a line arrives: hold-child DATA_DIR

const held = await holdDatabase(process.argv[2] ?? '')
console.log(held.url)
await once(process.stdin, 'data')
await held.release()
process.exit(0)
