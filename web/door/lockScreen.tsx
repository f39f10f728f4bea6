import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WirePerson } from '../../core/wire.ts'
import { api, RefusedError, type Shown } from '../api/client.ts'
import { useSession } from '../api/queries.ts'
import { newRequest } from '../api/requests.ts'
import { useWords } from '../words/language.tsx'
import { Proving } from './proving.tsx'

interface LockScreenProps {
  readonly person: Pick<WirePerson, 'id' | 'name'>
  readonly branch: string
}

/** While a teller is away the screen says so and nothing else; what lies beneath is kept, out of reach. */
export function LockScreen({ person, branch }: LockScreenProps) {
  const { say } = useWords()
  const client = useQueryClient()
  useLocked()
  const unlock = async (shown: Shown) => {
    await api.unlock(shown)
    const desk = await api.desk()
    if (desk.person.duty === 'away') {
      const request = newRequest(desk.branch.code, desk.branch.day)
      const answer = await api.perform('0003', { request, fields: {} })
      if (answer.outcome === 'refused') throw new RefusedError(answer.refusal, 422)
    }
    await client.invalidateQueries()
  }
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-label={say('locked')}>
      <section className="lock">
        <h2>{`${person.id} ${say(person.name)}`}</h2>
        <p>{say('locked')}</p>
        <Proving
          id="unlock"
          action={say('unlock')}
          purpose={{ branch, back: true }}
          autoFocus
          prove={unlock}
        />
      </section>
    </div>
  )
}

/** Nothing is printed meanwhile; and who comes back finds the cursor where he left it. */
function useLocked(): void {
  const [left] = useState(() => document.activeElement)
  useEffect(() => {
    document.documentElement.dataset.locked = ''
    return () => {
      delete document.documentElement.dataset.locked
      setTimeout(() => focusAgain(left))
    }
  }, [left])
}

function focusAgain(left: Element | null): void {
  const there = left instanceof HTMLElement && left.isConnected && left !== document.body
  const element = there ? left : (document.getElementById('done') ?? document.getElementById('command'))
  element?.focus()
}

/** The same, where the page was opened while the screen was locked. */
export function LockedOut() {
  const { data: session } = useSession()
  if (!session) return null
  const { teller, name, branch } = session
  return <LockScreen person={{ id: teller, name }} branch={branch} />
}
