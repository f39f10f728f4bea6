/** Before anything else: the password is worn out, a key is wanted, or the terminal is not known. */
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { WireSession } from '../../core/wire.ts'
import { api } from '../api/client.ts'
import { useOwnSignIn, useSession } from '../api/queries.ts'
import { Empty, Failed } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { Authenticators, PasswordPanel } from './ownSignIn.tsx'
import { Terminals } from './terminals.tsx'

const why: Readonly<Record<NonNullable<WireSession['held']>, Word>> = {
  password: 'heldPassword',
  authenticator: 'heldAuthenticator',
  terminal: 'heldTerminal',
}

export function HeldPage() {
  const { say } = useWords()
  const client = useQueryClient()
  const { data: session } = useSession()
  const { data: own, error, refetch } = useOwnSignIn()
  const signOut = async () => {
    await api.signOut().catch(() => null)
    await client.resetQueries()
  }
  if (!own || !session)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  const { branch, held } = session
  return (
    <main className="own-sign-in held">
      <Alert type="warning" showIcon title={say(why[held ?? 'password'])} />
      {held === 'terminal' && <Terminals />}
      {held === 'authenticator' && <Authenticators own={own} branch={branch} />}
      {held === 'password' && <PasswordPanel own={own} branch={branch} />}
      <div>
        <Button onClick={() => void client.resetQueries()} type="primary">
          {say('goOn')}
        </Button>{' '}
        <Button onClick={() => void signOut()}>{say('signOut')}</Button>
      </div>
    </main>
  )
}
