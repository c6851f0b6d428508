import type { NewUser } from '@/lib/ingest/write/new-row'

/** A user of whom nothing is known but the id. */
export function emptyUser(id: string): NewUser {
  return {
    id,
    firstName: null,
    lastName: null,
    email: null,
    phoneNumber: null,
    createdAt: null,
    updatedAt: null,
    addressId: null,
  }
}
