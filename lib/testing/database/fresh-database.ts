import { rm } from 'node:fs/promises'
import { inject } from 'vitest'
import { holdDatabase } from '@/lib/embedded/hold-database'
import { copyDataDir } from './made-data-dir'
import { makeOnCluster } from './on-cluster'
import { query } from './query'
import { getTestUrl } from './test-url'

/** A database without tables, of the same kind as the one that the tests run on. */
export type FreshDatabase = Readonly<{ url: string; drop: () => Promise<void> }>

/** True where tests run on the embedded database; it is reached over a socket named in its URL. */
export function onEmbedded(): boolean {
  return new URL(getTestUrl()).searchParams.has('host')
}

/** True where tests run on the cluster at TEST_CLUSTER_URL. */
export function onCluster(): boolean {
  const { TEST_CLUSTER_URL: cluster } = process.env
  return cluster !== undefined && new URL(getTestUrl()).port === new URL(cluster).port
}

export async function makeFreshDatabase(): Promise<FreshDatabase> {
  return onEmbedded() ? freshEmbedded() : freshOnServer(getTestUrl())
}

async function freshEmbedded(): Promise<FreshDatabase> {
  const dataDir = await copyDataDir(inject('madeDataDir'))
  const held = await holdDatabase(dataDir)
  const drop = async () => {
    await held.release()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { url: held.url, drop }
}

async function freshOnServer(server: string): Promise<FreshDatabase> {
  const name = `tundish_fresh_${process.pid}_${Date.now()}`
  if (onCluster()) return makeOnCluster(server, name)
  await query(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const drop = async () => {
    await query(server, `drop database ${name} with (force)`)
  }
  return { url: url.href, drop }
}
