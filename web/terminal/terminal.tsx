/**
 * The terminal: type a code, get its form, see the entries before they are posted, submit, print. It knows
 * kinds of fields and no code.
 */
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useLocation, useSearch } from 'wouter'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireDesk } from '../../core/wire.ts'
import { api } from '../api/client.ts'
import { newRequest } from '../api/requests.ts'
import { wantedIn } from '../ui/opening.ts'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { AccountPanel } from './accountPanel.tsx'
import { Caller } from '../queue/caller.tsx'
import { CommandLine } from './commandLine.tsx'
import { after, atRest, type Doing, formOf, type Happened, type Terminal, type Values } from './doing.ts'
import { Done } from './done.tsx'
import { draftOfItem, dropDraft, formOfDraft, keepDraft, whose } from './drafts.ts'
import { FormPanel } from './form.tsx'
import { Leaving } from './leaving.tsx'
import { Mine } from './mine.tsx'
import { RecentRows } from './recentRows.tsx'
import { TillPanel } from './tillPanel.tsx'
import { Unfinished } from './unfinished.tsx'
import { ViewResult } from './viewResult.tsx'
import { Waiting } from './waiting.tsx'
import { ServiceGuide } from '../service/guide.tsx'
import { useStep } from '../service/step.ts'

/** What one was doing survives a look at another desk of the shell; it is nobody else's. */
let kept: { readonly teller: string; readonly terminal: Terminal } = { teller: '', terminal: atRest }

export function TerminalPage({ desk }: { readonly desk: WireDesk }) {
  const me = whose(desk)
  const [terminal, happen] = useReducer(after, kept.teller === me ? kept.terminal : atRest)
  const withdrawing = useRef(false)
  useEffect(() => {
    kept = { teller: me, terminal }
    remember(me, terminal.doing)
  }, [me, terminal])
  const { doing } = terminal
  const next = useCallback(
    () => newRequest(desk.branch.code, desk.branch.day),
    [desk.branch.code, desk.branch.day],
  )
  const open = useCallback(
    (code: string, values: Values = {}) => {
      const transaction = findTransaction(code)
      if (transaction) happen({ type: 'opened', transaction, request: next(), values })
    },
    [next],
  )
  const resume = useCallback(
    (item: string) => happen({ type: 'resumed', item, form: draftOfItem(me, item) }),
    [me],
  )
  const step = useStep(desk, doing)
  useWanted(open, resume)
  useKeys(happen)
  const withdraw = async () => {
    if (doing.kind !== 'waiting' || withdrawing.current) return
    withdrawing.current = true
    happen({ type: 'stay' })
    await api.perform('0014', { request: next(), fields: { parked: doing.item } }).catch(() => undefined)
    withdrawing.current = false
  }
  return (
    <main className="terminal">
      <div className="terminal-main">
        <CommandLine onCode={open} active={doing.kind === 'idle'} />
        <ServiceGuide desk={desk} step={step} />
        <Work desk={desk} doing={doing} happen={happen} onOpen={open} onResume={resume} next={next} />
      </div>
      <aside className="terminal-side no-print">
        <AccountPanel
          transaction={formOf(doing)?.transaction ?? null}
          values={formOf(doing)?.values ?? {}}
          onOpen={open}
        />
        <Caller desk={desk} />
        <TillPanel desk={desk} blind={isBlind(doing)} />
      </aside>
      <Leaving
        asking={terminal.asking}
        keeps={formOf(doing)?.transaction.view === null}
        onStay={() => happen({ type: 'stay' })}
        onLater={() => happen({ type: 'leave' })}
        onDiscard={() => {
          forget(doing)
          happen({ type: 'leave' })
        }}
        onWithdraw={() => void withdraw()}
      />
    </main>
  )
}

/** Whatever is typed is a draft until it is posted or thrown away. */
function remember(teller: string, doing: Doing): void {
  if (doing.kind === 'filling') keepDraft(teller, doing, null)
  if (doing.kind === 'waiting' && doing.form) keepDraft(teller, doing.form, doing.item)
}

function forget(doing: Doing): void {
  const form = formOf(doing)
  if (form) dropDraft(form.request)
}

/** Another page has sent somebody here to do something: `/?code=0007&serial=12`, `/?waiting=parked-…`. */
function useWanted(onOpen: (code: string, values?: Values) => void, onResume: (item: string) => void): void {
  const search = useSearch()
  const [, navigate] = useLocation()
  useEffect(() => {
    const wanted = wantedIn(search)
    if (!wanted) return
    if ('waiting' in wanted) onResume(wanted.waiting)
    else onOpen(wanted.code, wanted.values)
    navigate('/', { replace: true })
  }, [search, onOpen, onResume, navigate])
}

function useKeys(happen: (happened: Happened) => void): void {
  useEffect(
    () =>
      tinykeys(window, {
        Escape: event => {
          if (event.defaultPrevented || document.querySelector(OVERLAY)) return
          happen({ type: 'escape' })
          setTimeout(focusAtRest)
        },
      }),
    [happen],
  )
}

/** Where nothing is being done, the cursor is on the command line. */
function focusAtRest(): void {
  if (document.querySelector('.command-list')) document.getElementById('command')?.focus()
}

/** What lies over the page takes Esc for itself. */
const OVERLAY = '.ant-modal-wrap:not([style*="none"]), .ant-drawer-open, .lock-screen'

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
  happen(happened: Happened): void
  onOpen(code: string, values?: Values): void
  onResume(item: string): void
  /** The number of another request. */
  next(): string
}

function Work({ desk, doing, happen, onOpen, onResume, next }: WorkProps) {
  const posted = (day: string, serial: number) => {
    forget(doing)
    happen({ type: 'posted', day, serial })
  }
  const typed = useCallback(
    (values: Values, touched: boolean) => happen({ type: 'typed', values, touched }),
    [happen],
  )
  if (doing.kind === 'idle') {
    return (
      <>
        <Unfinished
          desk={desk}
          onContinue={draft => happen({ type: 'continued', form: formOfDraft(draft) })}
        />
        <Mine onResume={onResume} />
        <Recent desk={desk} />
      </>
    )
  }
  if (doing.kind === 'done') {
    return (
      <Done day={doing.day} serial={doing.serial} onClose={() => happen({ type: 'leave' })} onOpen={onOpen} />
    )
  }
  const form = formOf(doing)
  return (
    <>
      {doing.kind === 'waiting' && (
        <Waiting
          desk={desk}
          item={doing.item}
          alone={doing.form === null}
          onPosted={posted}
          onBack={note => {
            forget(doing)
            happen({ type: 'back', request: next(), note })
          }}
        />
      )}
      {form && (
        <FormPanel
          key={form.request}
          desk={desk}
          form={form}
          frozen={doing.kind === 'waiting'}
          onPosted={posted}
          onParked={(item, values) => happen({ type: 'parked', item, values })}
          onViewed={(view, values) => happen({ type: 'viewed', view, values })}
          onValues={typed}
          onCancel={() => happen({ type: 'escape' })}
        />
      )}
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
