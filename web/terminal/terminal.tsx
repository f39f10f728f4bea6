/**
 * The terminal: type a code, get its form, see the entries before they are posted, submit, print. It knows
 * kinds of fields and no code. What is being done is one state: idle, filling a form, waiting for a
 * signature, done.
 */
import { useCallback, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useLocation, useSearch } from 'wouter'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk, WireView } from '../../core/wire.ts'
import { newRequest } from '../api/requests.ts'
import { wantedIn } from '../ui/opening.ts'
import { Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'
import { AccountPanel } from './accountPanel.tsx'
import { CommandLine } from './commandLine.tsx'
import { Done } from './done.tsx'
import { FormPanel } from './form.tsx'
import { RecentRows } from './recentRows.tsx'
import { TillPanel } from './tillPanel.tsx'
import { ViewResult } from './viewResult.tsx'
import { Waiting } from './waiting.tsx'

export type Values = Readonly<Record<string, string>>

interface Filling {
  readonly kind: 'filling'
  readonly transaction: Transaction
  readonly request: string
  readonly values: Values
  /** What came of it before, to be put right: a rejection. */
  readonly note: string | null
}

type Doing =
  | { readonly kind: 'idle' }
  | Filling
  | { readonly kind: 'waiting'; readonly form: Filling; readonly item: string }
  | { readonly kind: 'done'; readonly day: string; readonly serial: number }
  | { readonly kind: 'viewed'; readonly form: Filling; readonly view: WireView }

/** The form survives a look at another desk of the shell. */
let kept: Doing = { kind: 'idle' }

export function TerminalPage({ desk }: { readonly desk: WireDesk }) {
  const [doing, setDoing] = useState<Doing>(kept)
  const [typed, setTyped] = useState<Values>({})
  useEffect(() => {
    kept = doing
  }, [doing])
  const open = useCallback(
    (code: string, values: Values = {}) => {
      const transaction = findTransaction(code)
      if (!transaction) return
      const request = newRequest(desk.branch.code, desk.branch.day)
      setDoing({ kind: 'filling', transaction, request, values, note: null })
    },
    [desk.branch.code, desk.branch.day],
  )
  useWanted(open)
  const idle = useCallback(() => setDoing({ kind: 'idle' }), [])
  useKeys(idle)
  return (
    <main className="terminal">
      <div className="terminal-main">
        <CommandLine onCode={open} active={doing.kind === 'idle'} />
        <Work desk={desk} doing={doing} setDoing={setDoing} onOpen={open} onIdle={idle} onTyped={setTyped} />
      </div>
      <aside className="terminal-side no-print">
        <AccountPanel transaction={formOf(doing)?.transaction ?? null} values={typed} onOpen={open} />
        <TillPanel desk={desk} blind={isBlind(doing)} />
      </aside>
    </main>
  )
}

/** Another page has sent somebody here to do something: `/?code=0007&serial=12`. */
function useWanted(onOpen: (code: string, values?: Values) => void): void {
  const search = useSearch()
  const [, navigate] = useLocation()
  useEffect(() => {
    const wanted = wantedIn(search)
    if (!wanted) return
    onOpen(wanted.code, wanted.values)
    navigate('/', { replace: true })
  }, [search, onOpen, navigate])
}

/** F2 is the command line, from wherever one is. */
function useKeys(onIdle: () => void): void {
  useEffect(
    () =>
      tinykeys(window, {
        F2: event => {
          event.preventDefault()
          document.getElementById('command')?.focus()
        },
        Escape: event => {
          if (event.defaultPrevented || document.querySelector(OVERLAY)) return
          onIdle()
          document.getElementById('command')?.focus()
        },
        F9: event => {
          event.preventDefault()
          printAs('a4')
        },
      }),
    [onIdle],
  )
}

/** What lies over the page takes Esc for itself. */
const OVERLAY = '.ant-modal-wrap:not([style*="none"]), .ant-drawer-open'

const formOf = (doing: Doing): Filling | null => {
  if (doing.kind === 'filling') return doing
  return doing.kind === 'waiting' || doing.kind === 'viewed' ? doing.form : null
}

/** While a teller counts, nothing on the screen may tell him what the book says (F59). */
const isBlind = (doing: Doing): boolean => {
  const form = formOf(doing)
  return (
    form !== null && Object.values(form.transaction.fields).some(field => field.options.direction === 'count')
  )
}

interface WorkProps {
  readonly desk: WireDesk
  readonly doing: Doing
  setDoing(doing: Doing): void
  onOpen(code: string, values?: Values): void
  onIdle(): void
  /** What is in the form just now: the panels beside it follow. */
  onTyped(values: Values): void
}

function Work({ desk, doing, setDoing, onOpen, onIdle, onTyped }: WorkProps) {
  if (doing.kind === 'idle') return <Recent desk={desk} />
  if (doing.kind === 'done') {
    return <Done day={doing.day} serial={doing.serial} onClose={onIdle} />
  }
  const { form } = doing.kind === 'filling' ? { form: doing } : doing
  const waiting = doing.kind === 'waiting'
  return (
    <>
      {waiting && (
        <Waiting
          desk={desk}
          item={doing.item}
          onPosted={(day, serial) => setDoing({ kind: 'done', day, serial })}
          onBack={note => {
            const request = newRequest(desk.branch.code, desk.branch.day)
            setDoing({ ...form, request, note })
          }}
        />
      )}
      <FormPanel
        key={form.request}
        desk={desk}
        transaction={form.transaction}
        request={form.request}
        initial={form.values}
        note={form.note}
        frozen={waiting}
        onPosted={(day, serial) => setDoing({ kind: 'done', day, serial })}
        onParked={(item, values) => setDoing({ kind: 'waiting', form: { ...form, values }, item })}
        onViewed={(view, values) => setDoing({ kind: 'viewed', form: { ...form, values }, view })}
        onValues={values => {
          onTyped(values)
          if (doing.kind === 'filling') kept = { ...doing, values }
        }}
        onCancel={onIdle}
      />
      {doing.kind === 'viewed' && <ViewResult view={doing.view} onOpen={onOpen} />}
      {doing.kind === 'filling' && <Recent desk={desk} />}
    </>
  )
}

/** What one has just done stays in sight. */
function Recent({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  return (
    <Panel title={say('journalMine')} fill extra={<span className="hint">{say('keysHint')}</span>}>
      <RecentRows desk={desk} />
    </Panel>
  )
}
