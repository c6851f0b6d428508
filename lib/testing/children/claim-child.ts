import { once } from 'node:events'
import { claimDataDir } from '@/lib/embedded/claim-data-dir'

// Claims a data directory, says whether it is its owner, and goes when a line arrives: claim-child DATA_DIR WAIT_MS

const isOwner = await claimDataDir(process.argv[2] ?? '', Number(process.argv[3]))
console.log(isOwner ? 'owner' : 'kept out')
if (isOwner) await once(process.stdin, 'data')
process.exit(0)
