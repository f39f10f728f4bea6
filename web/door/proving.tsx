/** Showing who one is: by password, by the code that is asked for after it, or by a key. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { WireRefusal } from '../../core/wire.ts'
import { refusalIn } from '../api/acting.ts'
import type { PasskeyFor, Shown } from '../api/client.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { hasPasskeys, showPasskey } from './passkey.ts'

interface ProvingProps {
  readonly id: string
  /** What the button does. */
  readonly action: string
  readonly purpose: PasskeyFor
  readonly autoFocus?: boolean
  /** Whatever else must be there before anything is shown. */
  readonly ready?: boolean
  /** Throws what the server refuses. */
  prove(shown: Shown): Promise<void>
}

export function Proving({ id, action, purpose, autoFocus = false, ready = true, prove }: ProvingProps) {
  const { say } = useWords()
  const proof = useProof(id, prove)
  return (
    <form
      className="proving"
      onSubmit={event => {
        event.preventDefault()
        void proof.byPassword()
      }}
    >
      <Input.Password
        id={id}
        autoFocus={autoFocus}
        autoComplete="off"
        aria-label={say('password')}
        placeholder={say('password')}
        value={proof.password}
        onChange={event => proof.setPassword(event.target.value)}
      />
      {proof.wantsCode && <CodeInput id={`${id}-code`} code={proof.code} onChange={proof.setCode} />}
      {proof.refusal && <Why refusal={proof.refusal} />}
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={proof.busy}
        disabled={!ready || proof.password === ''}
      >
        {action}
      </Button>
      {hasPasskeys() && (
        <Button block disabled={!ready} onClick={() => void proof.byPasskey(purpose)}>
          {say('byPasskey')}
        </Button>
      )}
    </form>
  )
}

/** Whose password it is, is known. */
function Why({ refusal }: { readonly refusal: WireRefusal }) {
  const { say } = useWords()
  if (refusal.refused !== 'wrongPassword') return <RefusalNote refusal={refusal} />
  return (
    <p className="refusal" role="alert">
      {say('wrongPassword')}
    </p>
  )
}

interface CodeInputProps {
  readonly id: string
  readonly code: string
  onChange(code: string): void
}

export function CodeInput({ id, code, onChange }: CodeInputProps) {
  const { say } = useWords()
  return (
    <Input
      id={id}
      autoFocus
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      aria-label={say('oneTimeCode')}
      placeholder={say('oneTimeCode')}
      value={code}
      onChange={event => onChange(event.target.value)}
    />
  )
}

/** The code is asked for only of those who have one. */
export function useProof(id: string, prove: (shown: Shown) => Promise<void>) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [wantsCode, setWantsCode] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (shown: () => Promise<Shown | null>) => {
    setBusy(true)
    setRefusal(null)
    try {
      const what = await shown()
      if (what) await prove(what)
    } catch (error) {
      const why = refusalIn(error)
      setRefusal(why)
      setCode('')
      if (why.refused === 'secondProofNeeded') setWantsCode(true)
      else if (why.refused !== 'codeRefused') {
        setPassword('')
        setTimeout(() => document.getElementById(id)?.focus())
      }
    } finally {
      setBusy(false)
    }
  }
  const byPassword = () => attempt(async () => (wantsCode ? { password, code } : { password }))
  const byPasskey = (purpose: PasskeyFor) => attempt(() => showPasskey(purpose))
  return { password, setPassword, code, setCode, wantsCode, refusal, busy, byPassword, byPasskey }
}
