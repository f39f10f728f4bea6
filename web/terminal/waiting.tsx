import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { signatoryNames } from '../../core/derive/permissions.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireDesk, WireParked, WireRefusal } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { useParked } from '../api/queries.ts'
import { newRequest } from '../api/requests.ts'
import { NotesView } from '../fields/notes.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'

interface WaitingProps {
  readonly desk: WireDesk
  readonly item: string
  onPosted(day: string, serial: number): void
  /** Back to the form, with the reason for it. */
  onBack(note: string): void
}

/**
 * A request that waits: it goes on by itself when somebody signs at his own desk, or here with his own
 * password.
 */
export function Waiting({ desk, item, onPosted, onBack }: WaitingProps) {
  const { say } = useWords()
  const { data: parked } = useParked(item)
  useEffect(() => {
    if (!parked) return
    if (parked.state === 'approved' && parked.posted !== null) onPosted(parked.opened, parked.posted)
    if (parked.state === 'rejected') onBack(`${say('rejected')}：${parked.reason ?? ''}`)
    if (parked.state === 'withdrawn') onBack(say('withdrawn'))
  }, [parked, onPosted, onBack, say])
  if (!parked) return <Spin />
  return (
    <Panel title={say('waitingFor')} label={say('waitingFor')}>
      <Alert type="warning" showIcon title={<Missing parked={parked} />} description={say('watching')} />
      {parked.state === 'returned' ? (
        <Returned desk={desk} parked={parked} onBack={() => onBack(say('returned'))} />
      ) : (
        <Signing desk={desk} parked={parked} />
      )}
    </Panel>
  )
}

function Missing({ parked }: { readonly parked: WireParked }) {
  const { say } = useWords()
  const open = parked.needs.filter(need => !parked.signed.some(signature => signature.by === need.by))
  return (
    <>
      {say('needs')}：
      {open
        .map(
          ({ by, counts, teller }) =>
            `${say(signatoryNames[by])}${teller ? ` ${teller}` : ''}${counts ? `（${say('recount')}）` : ''}`,
        )
        .join('、')}
      {parked.signed.length > 0 && `　✓ ${parked.signed.map(signature => signature.teller).join('、')}`}
    </>
  )
}

/**
 * The entries have changed meanwhile: they are shown, and the maker says whether they are still what is
 * wanted.
 */
function Returned({
  desk,
  parked,
  onBack,
}: {
  readonly desk: WireDesk
  readonly parked: WireParked
  onBack(): void
}) {
  const { say } = useWords()
  const [request] = useState(() => newRequest(desk.branch.code, desk.branch.day))
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={say('returned')}
        description={<EffectLines lines={parked.seen} />}
      />
      <Button
        type="primary"
        onClick={() => void api.perform('0014', { request, fields: { parked: parked.item } }).then(onBack)}
      >
        {say('resubmit')}
      </Button>
    </>
  )
}

/** Signing at the maker's terminal: the signer types his own number and password, and counts if he must. */
function Signing({ desk, parked }: { readonly desk: WireDesk; readonly parked: WireParked }) {
  const { say } = useWords()
  const client = useQueryClient()
  const [teller, setTeller] = useState('')
  const [password, setPassword] = useState('')
  const [recount, setRecount] = useState('')
  const [reason, setReason] = useState('')
  const [rejecting, setRejecting] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const counts = countingNeeded(parked)
  // The next signature is another person's.
  const makeRoom = () => {
    setTeller('')
    setRecount('')
    document.getElementById('signer')?.focus()
  }
  const act = async (
    code: string,
    fields: Record<string, string>,
    as?: { teller: string; password: string },
  ) => {
    setRefusal(null)
    try {
      const request = newRequest(desk.branch.code, desk.branch.day)
      const answer = await api.perform(code, { request, fields, ...(as ? { as } : {}) })
      if (answer.outcome === 'refused') setRefusal(answer.refusal)
      else makeRoom()
    } catch (error) {
      if (error instanceof RefusedError) setRefusal(error.refusal)
    }
    setPassword('')
    await client.invalidateQueries({ queryKey: ['parked', parked.item] })
  }
  const approve = () =>
    act('0011', { parked: parked.item, ...(counts && recount ? { recount } : {}) }, { teller, password })
  const reject = () => act('0012', { parked: parked.item, reason }, { teller, password })
  return (
    <form
      className="signing"
      aria-label={say('onTheSpot')}
      onSubmit={event => {
        event.preventDefault()
        void (rejecting ? reject() : approve())
      }}
    >
      <h3>{say('onTheSpot')}</h3>
      <div className="signing-row">
        <Input
          id="signer"
          aria-label={say('whoSigns')}
          placeholder={say('whoSigns')}
          value={teller}
          autoFocus
          onChange={event => setTeller(event.target.value.trim())}
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
          onChange={event => setPassword(event.target.value)}
        />
      </div>
      {counts && !rejecting && (
        <div className="field">
          <label htmlFor="recount">{say('recount')}</label>
          <div>
            <NotesView {...recountProps(desk, recount, setRecount)} onDone={() => void approve()} />
          </div>
        </div>
      )}
      {rejecting && (
        <Input.TextArea
          aria-label={say('reason')}
          placeholder={say('reason')}
          value={reason}
          rows={2}
          onChange={event => setReason(event.target.value)}
        />
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="signing-row">
        <Button type="primary" htmlType="submit" disabled={!teller || !password || (rejecting && !reason)}>
          {rejecting ? say('reject') : say('approve')}
        </Button>
        <Button onClick={() => setRejecting(!rejecting)}>
          {rejecting ? say('cancel') : `${say('reject')}…`}
        </Button>
        <Button type="text" onClick={() => void act('0014', { parked: parked.item })}>
          {say('withdraw')}
        </Button>
      </div>
    </form>
  )
}

export const countingNeeded = ({ needs, signed }: WireParked): boolean =>
  needs.some(need => need.counts && !signed.some(signature => signature.by === need.by))

/** The second count is the field of 0011, wherever it is asked for. */
export function recountProps(desk: WireDesk, value: string, onChange: (value: string) => void) {
  const field = transactionOf('0011').fields.recount
  if (!field) throw new Error('0011 has a field for the second count')
  return {
    id: 'recount',
    field,
    value,
    onChange,
    desk,
    values: {},
    invalid: false,
    amount: null,
    register: () => undefined,
  }
}
