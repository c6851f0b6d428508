import { portOf } from '../shops'

// What the server says that a test of processes has started.

const ADDRESS = `http://localhost:${portOf('started')}`

export const isAnswering = () =>
  fetch(`${ADDRESS}/api/health`).then(
    () => true,
    () => false,
  )

/** The status of an address, as a browser asks for it; 0 where nobody answers. */
export const statusOf = (path: string) =>
  fetch(`${ADDRESS}${path}`, { headers: { accept: 'text/html,*/*' } }).then(
    ({ status }) => status,
    () => 0,
  )

export const textOf = async (path: string) => (await fetch(`${ADDRESS}${path}`)).text()

/** The numbers of all sessions, as they come from the server. */
export const readNumbers = () => textOf('/api/reports/products?range=all&format=csv')
