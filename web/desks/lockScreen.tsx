import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { WireDesk, WireRefusal } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'

/** While a teller is away the screen says so and nothing else; what lies beneath is kept, out of reach. */
export function LockScreen({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [request] = useState(() => newRequest(desk.branch.code, desk.branch.day))
  useLocked()
  const unlock = async () => {
    try {
      await api.unlock(password)
      const answer = await api.perform('0003', { request, fields: {} })
      if (answer.outcome === 'refused') setRefusal(answer.refusal)
      await client.invalidateQueries({ queryKey: ['desk'] })
    } catch (error) {
      if (error instanceof RefusedError) setRefusal(error.refusal)
      setPassword('')
      document.getElementById('unlock')?.focus()
    }
  }
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-label={say('locked')}>
      <form
        className="lock"
        onSubmit={event => {
          event.preventDefault()
          void unlock()
        }}
      >
        <h2>{`${desk.person.id} ${say(desk.person.name)}`}</h2>
        <p>{say('locked')}</p>
        <Input.Password
          id="unlock"
          autoFocus
          autoComplete="off"
          aria-label={say('password')}
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        {refusal?.refused === 'wrongPassword' ? (
          <p className="refusal" role="alert">
            {say('wrongPassword')}
          </p>
        ) : (
          refusal && <RefusalNote refusal={refusal} />
        )}
        <Button type="primary" htmlType="submit" block disabled={password === ''}>
          {say('unlock')}
        </Button>
      </form>
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
