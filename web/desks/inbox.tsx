import { Button, Input } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { signatoryNames } from '../../core/derive/permissions.ts'
import { isGrounded } from '../../core/grounds.ts'
import type { WireDesk, WireItem, WireParked } from '../../core/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useInbox, useOpened } from '../api/queries.ts'
import { newRequest } from '../api/requests.ts'
import { NotesView } from '../fields/notes.tsx'
import { reasonWords } from '../terminal/needs.ts'
import { useIsServing } from '../terminal/drafts.ts'
import { recountProps } from '../terminal/recount.ts'
import { showTime } from '../ui/money.ts'
import { terminalLink, waitingLink } from '../ui/opening.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { AccountsTouched, askedFields, GroundSelect, Talk, WouldPost } from './asked.tsx'
import { Images } from './compare.tsx'
import { OriginalRow } from './rowDetail.tsx'

/** What waits for one's signature, live; and what one has submitted oneself. */
export function InboxPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { data, error, refetch } = useInbox()
  const [chosen, setChosen] = useState<string | null>(null)
  const [, navigate] = useLocation()
  const isServing = useIsServing(desk)
  if (!data && error) return <Failed error={error} onRetry={() => void refetch()} />
  const called = data?.toSign.filter(parked => parked.called) ?? []
  const others = data?.toSign.filter(parked => !parked.called) ?? []
  const toSign = [...called, ...others]
  const current = toSign.find(parked => parked.item === chosen) ?? toSign[0] ?? null
  const list = (parked: readonly WireParked[]) => (
    <ParkedList parked={parked} chosen={current?.item ?? null} onChoose={setChosen} />
  )
  return (
    <main className="inbox">
      <div className="inbox-list">
        <Panel title={`${say('inbox')} ${called.length}`} fill>
          {called.length === 0 && <Empty>{say('inboxEmpty')}</Empty>}
          {list(called)}
        </Panel>
        {others.length > 0 && <Panel title={`${say('inboxOthers')} ${others.length}`}>{list(others)}</Panel>}
        <Panel title={say('inboxMine')}>
          {data?.mine.length === 0 && <Empty>{say('empty')}</Empty>}
          <ParkedList
            parked={data?.mine ?? []}
            chosen={null}
            onChoose={item => navigate(waitingLink(item))}
          />
        </Panel>
        {!isServing && <Notices notices={data?.notices ?? []} />}
      </div>
      {current && <Decision key={current.item} desk={desk} parked={current} />}
    </main>
  )
}

/** Errors that post-supervision has found: answered at the terminal, when there is time. */
function Notices({ notices }: { readonly notices: readonly WireItem[] }) {
  const { say } = useWords()
  const [, navigate] = useLocation()
  if (notices.length === 0) return null
  return (
    <Panel title={`${say('errorNotices')} ${notices.length}`} label={say('errorNotices')}>
      <ul className="parked-list">
        {notices.map(({ id, state, summary }) => (
          <li key={id}>
            <button
              type="button"
              className="parked"
              onClick={() => navigate(terminalLink('9504', { notice: id }))}
            >
              <span>{say(summary)}</span>
              <span className="hint">
                <StateTag tone="wait">{say(state)}</StateTag>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface ParkedListProps {
  readonly parked: readonly WireParked[]
  readonly chosen: string | null
  onChoose(item: string): void
}

function ParkedList({ parked, chosen, onChoose }: ParkedListProps) {
  const { say, number } = useWords()
  return (
    <ul className="parked-list">
      {parked.map(one => (
        <li key={one.item}>
          <button
            type="button"
            className={one.item === chosen ? 'parked parked-chosen' : 'parked'}
            onClick={() => onChoose(one.item)}
          >
            <span>
              <b className="figure">{number(one.code)}</b> {say(one.codeName)}
            </span>
            <span className="hint">
              {`${one.maker} ${say(one.makerName)} · ${showTime(one.at)}`}
              {one.state === 'returned' && <StateTag tone="wait">{say('returned')}</StateTag>}
              {one.state === 'asked' && <StateTag tone="wait">{say('askedBack')}</StateTag>}
              {one.escalated && <StateTag tone="bad">{say('escalated')}</StateTag>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Decision({ desk, parked }: { readonly desk: WireDesk; readonly parked: WireParked }) {
  const { say, number } = useWords()
  const [recount, setRecount] = useState('')
  const { refusal, act } = useAct('inbox')
  useOpened(parked.item)
  const counts = parked.mine?.counts ?? false
  const perform = (code: string, fields: Record<string, string>) =>
    act(() => {
      const request = newRequest(desk.branch.code, desk.branch.day)
      return api.perform(code, { request, fields: { parked: parked.item, ...fields } })
    })
  return (
    <Panel title={`${number(parked.code)} ${say(parked.codeName)}`} fill label={say('approve')} readFirst>
      <Facts
        rows={[
          [say('byWhom'), `${parked.maker} ${say(parked.makerName)} · ${parked.terminal}`],
          [say('time'), showTime(parked.at)],
          [say('sign'), <Signatures key="sign" parked={parked} />],
          ...askedFields(parked, say),
        ]}
      />
      {parked.original && <OriginalRow row={parked.original} />}
      <AccountsTouched accounts={parked.accounts} />
      <WouldPost parked={parked} />
      {parked.images.length > 0 && <Images images={parked.images} />}
      <Talk talk={parked.talk} />
      {counts && (
        <div className="field">
          <label htmlFor="recount">{say('recount')}</label>
          <div>
            <NotesView
              {...recountProps(desk, parked, recount, setRecount)}
              onDone={() => document.getElementById('approve')?.focus()}
            />
          </div>
        </div>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      <Deciding
        desk={desk}
        asked={parked.state === 'asked'}
        onApprove={() => void perform('0011', counts && recount ? { recount } : {})}
        onAct={perform}
      />
    </Panel>
  )
}

interface DecidingProps {
  readonly desk: WireDesk
  /** A question has still to be answered. */
  readonly asked: boolean
  onApprove(): void
  onAct(code: string, fields: Record<string, string>): Promise<boolean>
}

/** Sign, ask back, or refuse on a ground of the list. */
function Deciding({ desk, asked, onApprove, onAct }: DecidingProps) {
  const { say } = useWords()
  const [said, setSaid] = useState('')
  const [ground, setGround] = useState<string | null>(null)
  const isSilent = said.trim() === ''
  return (
    <div className="decision">
      <Button
        id="approve"
        type="primary"
        disabled={asked}
        title={asked ? say('answerAwaited') : ''}
        onClick={onApprove}
      >
        {say('approve')}
      </Button>
      <Input
        aria-label={say('remark')}
        placeholder={say('remarkOrQuestion')}
        value={said}
        onChange={event => setSaid(event.target.value)}
      />
      <Button
        disabled={asked || isSilent}
        onClick={() => void onAct('0013', { text: said }).then(went => went && setSaid(''))}
      >
        {say('askBack')}
      </Button>
      <GroundSelect desk={desk} ground={ground} onGround={setGround} />
      <Button
        danger
        disabled={!isGrounded(ground, said)}
        onClick={() => void onAct('0012', { ground: ground ?? '', reason: said })}
      >
        {say('reject')}
      </Button>
    </div>
  )
}

/** Who must sign, what has happened that he is asked for, and who has. */
function Signatures({ parked }: { readonly parked: WireParked }) {
  const { say } = useWords()
  return parked.needs.map(need => {
    const done = parked.signed.find(({ by }) => by === need.by)
    const under = done?.under ? ` ${say('inTheNameOf')} ${done.under}` : ''
    const who = done ? `${done.teller} ${say(done.name)}${under} ✓` : say('notYet')
    const why = reasonWords(need).map(say)
    const parts = [say(signatoryNames[need.by]), ...(need.counts ? [say('recount')] : []), ...why, who]
    return (
      <StateTag key={need.by} tone={done ? 'good' : 'wait'}>
        {parts.join(' · ')}
      </StateTag>
    )
  })
}
