import { Alert, Button, Input, type InputRef, Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { WireDesk, WireParked } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useParked } from '../api/queries.ts'
import { newRequest } from '../api/requests.ts'
import { askedFields, Talk, WouldPost } from '../desks/asked.tsx'
import { BringImages } from '../desks/bringImages.tsx'
import { Images } from '../desks/compare.tsx'
import { OriginalRow } from '../desks/rowDetail.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { COLON, needWords } from './needs.ts'
import { Signing } from './signing.tsx'

interface WaitingProps {
  readonly desk: WireDesk
  readonly item: string
  /** Nothing else on the screen says what was asked for. */
  readonly alone: boolean
  onPosted(day: string, serial: number): void
  /** Back to the form, with the reason for it. */
  onBack(note: string): void
}

/**
 * A request that waits: it goes on by itself when somebody signs at his own desk, or here with his own
 * password.
 */
export function Waiting({ desk, item, alone, onPosted, onBack }: WaitingProps) {
  const { say, number } = useWords()
  const { data: parked } = useParked(item)
  useEffect(() => {
    if (!parked) return
    if (parked.state === 'approved' && parked.posted !== null) onPosted(parked.opened, parked.posted)
    if (parked.state === 'rejected') {
      const why = [parked.ground ? say(parked.ground) : '', parked.reason ?? '']
      onBack(`${say('rejected')}${say(COLON)}${why.filter(Boolean).join(' ')}`)
    }
    if (parked.state === 'withdrawn') onBack(say('withdrawn'))
  }, [parked, onPosted, onBack, say])
  if (!parked) return <Spin />
  return (
    <Panel
      title={say('waitingFor')}
      label={say('waitingFor')}
      extra={<span className="hint">{`${number(parked.code)} ${say(parked.codeName)}`}</span>}
    >
      <Alert type="warning" showIcon title={<Missing parked={parked} />} description={say('watching')} />
      {alone && <Facts rows={askedFields(parked, say)} />}
      {parked.original && <OriginalRow row={parked.original} />}
      <WouldPost parked={parked} />
      <Papers parked={parked} />
      <Talk talk={parked.talk} />
      {parked.state === 'asked' && <Answering desk={desk} parked={parked} />}
      {parked.state === 'returned' ? (
        <Returned desk={desk} parked={parked} onBack={() => onBack(say('returned'))} />
      ) : (
        <Signing desk={desk} parked={parked} />
      )}
    </Panel>
  )
}

/** What the signers should see of the papers on the counter: scanned in here, shown with the request. */
function Papers({ parked: { opened, serial, images } }: { readonly parked: WireParked }) {
  const { say } = useWords()
  return (
    <>
      <h3>{say('papersForSigners')}</h3>
      {images.length > 0 && <Images images={images} />}
      <BringImages day={opened} serial={serial} several />
    </>
  )
}

/** The signer wants to know something: the maker answers, and the request waits on. */
function Answering({ desk, parked }: { readonly desk: WireDesk; readonly parked: WireParked }) {
  const { say } = useWords()
  const [text, setText] = useState('')
  const { refusal, act } = useAct('parked')
  const input = useRef<InputRef>(null)
  // The question comes while the maker may be typing something else: his keys stay where they go.
  useEffect(() => {
    if (!isTyping(document.activeElement)) input.current?.focus()
  }, [])
  const answer = async () => {
    if (text.trim() === '') return
    const request = newRequest(desk.branch.code, desk.branch.day)
    const went = await act(() => api.perform('0013', { request, fields: { parked: parked.item, text } }))
    if (went) setText('')
  }
  return (
    <div className="decision">
      {refusal && <RefusalNote refusal={refusal} />}
      <Input
        aria-label={say('answer')}
        placeholder={say('answer')}
        ref={input}
        value={text}
        onChange={event => setText(event.target.value)}
        onPressEnter={() => void answer()}
      />
      <Button type="primary" disabled={text.trim() === ''} onClick={() => void answer()}>
        {say('answer')}
      </Button>
    </div>
  )
}

/** Whether somebody has begun to type there. */
const isTyping = (at: Element | null): boolean =>
  (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && at.value !== ''

const idAndName = (id: string, name: Words): Words => ({ zh: `${id} ${name.zh}`, en: `${id} ${name.en}` })

function Missing({ parked }: { readonly parked: WireParked }) {
  const { say, sayAll } = useWords()
  const open = parked.needs.filter(need => !parked.signed.some(signature => signature.by === need.by))
  return (
    <>
      {say('needs')}
      {say(COLON)}
      {sayAll(open.map(needWords))}
      {parked.signed.length > 0 &&
        `　✓ ${sayAll(parked.signed.map(({ teller, name }) => idAndName(teller, name)))}`}
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
