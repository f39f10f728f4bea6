import type { Role } from './ledger/entities.ts'

/** Who registers terminals, and so may come in at one that is not registered yet. */
export const registrars: readonly Role[] = ['accountingSupervisor', 'outletDirector']

/** How people show who they are (server/door): dated parameters, figures all. */
export interface SignInRules {
  /** Characters of a new password, and the days after which one is changed; 0 for never. */
  readonly passwordLength: number
  readonly passwordDays: number
  /** 1: nobody comes in by a password alone. */
  readonly everyoneTwice: number
  /** 1: only at terminals that have been registered. */
  readonly knownTerminals: number
  /** A screen that nobody has touched for so long asks who is there; 0 for never. */
  readonly idleMinutes: number
}

export const signInRules: SignInRules = {
  passwordLength: 12,
  passwordDays: 0,
  everyoneTwice: 0,
  knownTerminals: 0,
  idleMinutes: 10,
}
