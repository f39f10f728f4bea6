/** `npm run password -- 0101 0016`: a new password for a teller whom 0101 has added, or who has lost his. */
import { defineCommand } from 'citty'
import { setPasswords } from '../found.ts'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { removeAuthenticators } from '../store/authenticators.ts'
import { readState } from '../store/state.ts'
import { refuseUnknown, runHere, WrongArgument } from './arguments.ts'
import { newPassword } from './newPassword.ts'

const args = {
  branch: { type: 'positional', required: true, description: 'Four digits' },
  teller: { type: 'positional', required: true, description: 'Four digits' },
  alone: { type: 'boolean', default: false, description: 'Takes all his keys and authenticators away' },
} as const

const command = defineCommand({
  meta: { name: 'password', description: 'Gives a teller a new password, shown once.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const { branch, teller, alone } = given
    const { books, close } = await openInstitution(readSettings(), { name: 'main', connections: 2 })
    try {
      const found = await readState(books.pool, branch, [`teller:${teller}`])
      if (!found.get(`teller:${teller}`)?.value) throw new WrongArgument(`${branch} has no teller ${teller}`)
      const password = newPassword()
      await setPasswords(books, branch, { [teller]: password })
      if (alone) await removeAuthenticators(books.pool, { branch, teller })
      console.log(`${teller}  ${password}`)
    } finally {
      await close()
    }
  },
})

await runHere(command)
