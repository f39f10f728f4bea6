import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { WireDesk, WireRefusal } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'

/** While a teller is away the screen says so and nothing else; the form beneath is kept. */
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
    <Modal
      open
      closable={false}
      footer={null}
      rootClassName="lock-screen"
      title={`${desk.person.id} ${say(desk.person.name)}`}
      className="lock"
      width={360}
    >
      <p>{say('locked')}</p>
      <Input.Password
        id="unlock"
        aria-label={say('password')}
        value={password}
        onChange={event => setPassword(event.target.value)}
        onPressEnter={() => void unlock()}
      />
      {refusal?.refused === 'wrongPassword' ? (
        <p className="refusal" role="alert">
          {say('wrongPassword')}
        </p>
      ) : (
        refusal && <RefusalNote refusal={refusal} />
      )}
      <Button type="primary" block onClick={() => void unlock()} disabled={password === ''}>
        {say('unlock')}
      </Button>
    </Modal>
  )
}

/** Nothing is printed meanwhile; and who comes back finds the cursor where he left it. */
function useLocked(): void {
  useEffect(() => {
    const left = document.activeElement
    document.documentElement.dataset.locked = ''
    document.getElementById('unlock')?.focus()
    return () => {
      delete document.documentElement.dataset.locked
      setTimeout(() => focusAgain(left))
    }
  }, [])
}

function focusAgain(left: Element | null): void {
  const there = left instanceof HTMLElement && left.isConnected && left !== document.body
  const element = there ? left : (document.getElementById('done') ?? document.getElementById('command'))
  element?.focus()
}
