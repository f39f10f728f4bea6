import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { isGrounded } from '../../core/grounds.ts'
import type { WireDesk, WireParked, WireRefusal } from '../../core/wire.ts'
import { refusalIn } from '../api/acting.ts'
import { api, type Shown } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'
import { GroundSelect } from '../desks/asked.tsx'
import { hasPasskeys, showPasskey } from '../door/passkey.ts'
import { CodeInput } from '../door/proving.tsx'
import { NotesView } from '../fields/notes.tsx'
import { isDone } from '../fields/text.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { countingNeeded, recountProps } from './recount.ts'

interface SigningProps {
  readonly desk: WireDesk
  readonly parked: WireParked
}

/** Signing at the maker's terminal: the signer types his own number and password, and counts if he must. */
export function Signing({ desk, parked }: SigningProps) {
  const { say } = useWords()
  const { form, set, refusal, act } = useSignature(desk, parked)
  const { teller, password, code, wantsCode, recount, reason, ground, rejecting } = form
  const counts = countingNeeded(parked) && !rejecting
  // While a question stands open nothing is signed; it may be refused, or taken back.
  const asked = parked.state === 'asked'
  const closed = rejecting ? !isGrounded(ground, reason) : asked
  const sign = (byKey = false) =>
    rejecting
      ? act('0012', { ground: ground ?? '', reason }, { byKey })
      : act('0011', counts && recount ? { recount } : {}, { byKey })
  return (
    <form
      className="signing"
      aria-label={say('onTheSpot')}
      onSubmit={event => {
        event.preventDefault()
        if (!closed) void sign()
      }}
    >
      <h3>{say('onTheSpot')}</h3>
      <Signer teller={teller} password={password} counts={counts} set={set} />
      {wantsCode && <CodeInput id="signer-code" code={code} onChange={code => set({ code })} />}
      {counts && (
        <div className="field">
          <label htmlFor="recount">{say('recount')}</label>
          <div>
            <NotesView
              {...recountProps(desk, parked, recount, text => set({ recount: text }))}
              onDone={() => {
                if (!closed) void sign()
              }}
            />
          </div>
        </div>
      )}
      {rejecting && <Why desk={desk} ground={ground} reason={reason} set={set} />}
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="signing-row">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!teller || !password || closed}
          title={asked && !rejecting ? say('answerAwaited') : ''}
        >
          {say(rejecting ? 'reject' : 'approve')}
        </Button>
        {hasPasskeys() && (
          <Button disabled={closed} onClick={() => void sign(true)}>
            {say('byPasskey')}
          </Button>
        )}
        <Button onClick={() => set({ rejecting: !rejecting })}>
          {rejecting ? say('cancel') : `${say('reject')}…`}
        </Button>
        <Button type="text" onClick={() => void act('0014', {}, { own: true })}>
          {say('withdraw')}
        </Button>
      </div>
    </form>
  )
}

interface WhyProps {
  readonly desk: WireDesk
  readonly ground: string | null
  readonly reason: string
  set(part: { ground?: string; reason?: string }): void
}

function Why({ desk, ground, reason, set }: WhyProps) {
  const { say } = useWords()
  return (
    <>
      <GroundSelect desk={desk} ground={ground} onGround={chosen => set({ ground: chosen })} />
      <Input.TextArea
        aria-label={say('remark')}
        placeholder={say('remark')}
        value={reason}
        rows={2}
        onChange={event => set({ reason: event.target.value })}
      />
    </>
  )
}

const empty = {
  teller: '',
  password: '',
  code: '',
  wantsCode: false,
  recount: '',
  reason: '',
  ground: null as string | null,
  rejecting: false,
}

function useSignature(desk: WireDesk, parked: WireParked) {
  const client = useQueryClient()
  const [form, setForm] = useState(empty)
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const set = (part: Partial<typeof empty>) => setForm(now => ({ ...now, ...part }))
  /** With what the signer shows; what is one's own needs nothing. */
  const act = async (code: string, fields: Record<string, string>, { own = false, byKey = false } = {}) => {
    setRefusal(null)
    try {
      const as = own
        ? null
        : byKey
          ? await showPasskey({ branch: desk.branch.code, parked: parked.item })
          : shownIn(form)
      if (!own && !as) return
      const signer = as ? { as } : {}
      const request = newRequest(desk.branch.code, desk.branch.day)
      const answer = await api.perform(code, {
        request,
        fields: { parked: parked.item, ...fields },
        ...signer,
      })
      if (answer.outcome === 'refused') setRefusal(answer.refusal)
      // The next signature is another person's.
      else focusSigner(() => setForm(empty))
    } catch (error) {
      const why = refusalIn(error)
      setRefusal(why)
      if (why.refused === 'secondProofNeeded') return set({ wantsCode: true, code: '' })
    }
    set({ password: '', code: '' })
    await client.invalidateQueries({ queryKey: ['parked', parked.item] })
  }
  return { form, set, refusal, act }
}

function shownIn({ teller, password, code, wantsCode }: typeof empty): Shown {
  return wantsCode ? { teller, password, code } : { teller, password }
}

function focusSigner(empty: () => void): void {
  empty()
  document.getElementById('signer')?.focus()
}

interface SignerProps {
  readonly teller: string
  readonly password: string
  /** After the password comes the count. */
  readonly counts: boolean
  set(part: { teller?: string; password?: string }): void
}

function Signer({ teller, password, counts, set }: SignerProps) {
  const { say } = useWords()
  return (
    <div className="signing-row">
      <Input
        id="signer"
        aria-label={say('whoSigns')}
        placeholder={say('whoSigns')}
        value={teller}
        autoFocus
        onChange={event => set({ teller: event.target.value.trim() })}
        onPressEnter={event => {
          event.preventDefault()
          document.getElementById('signer-password')?.focus()
        }}
      />
      <Input.Password
        id="signer-password"
        aria-label={say('password')}
        placeholder={say('password')}
        autoComplete="off"
        value={password}
        onChange={event => set({ password: event.target.value })}
        onKeyDown={event => {
          if (!counts || !isDone(event)) return
          event.preventDefault()
          document.querySelector<HTMLInputElement>('#recount input')?.focus()
        }}
      />
    </div>
  )
}
