import { useQueryClient } from '@tanstack/react-query'
import { Badge, Button } from 'antd'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { Link, useLocation } from 'wouter'
import { branchStates, dutyNames, roleNames } from '../../core/derive/standing.ts'
import { mayLeadLobby } from '../../core/queue/access.ts'
import { maySeeSheet, sheetNames } from '../../core/sheets.ts'
import { maySupervise } from '../../core/supervision/access.ts'
import type { WireDesk } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { printWhenReady } from '../ui/print.ts'
import { useIsServing } from '../terminal/drafts.ts'
import { useLive, useWake } from '../api/live.ts'
import { newRequest } from '../api/requests.ts'
import { terminalLink } from '../ui/opening.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { LockScreen } from '../door/lockScreen.tsx'
import { useIdleLock } from '../door/idle.ts'
import { keys } from '../ui/keys.ts'

interface ShellProps {
  readonly desk: WireDesk
  /** The session is locked: whoever sits here shows first who he is. */
  readonly locked: boolean
  readonly children: ReactNode
}

export function Shell({ desk, locked, children }: ShellProps) {
  const { say } = useWords()
  const up = useLive()
  useWake(desk.waiting)
  const away = locked || desk.person.duty === 'away'
  useKeys(desk, away)
  useIdleLock(desk.idleMinutes, away)
  const state = branchStates[desk.branch.state]
  return (
    <>
      <div className="shell" inert={away}>
        <header className="topbar no-print">
          <div className="brand">
            <img src="/icon.svg" alt="" width={26} height={26} />
            <b>掌柜</b>
          </div>
          <Navigation desk={desk} />
          <div className="standing">
            <span title={`${desk.branch.code} ${say(desk.branch.name)}`}>{say(desk.branch.name)}</span>
            <b className="figure">{desk.branch.day}</b>
            <span className={`state state-${desk.branch.state}`}>{say(state)}</span>
          </div>
          <Person desk={desk} />
        </header>
        {!up && (
          <div className="offline" role="status">
            {say('connectionLost')}
          </div>
        )}
        <div className="desk">{children}</div>
      </div>
      {away && <LockScreen person={desk.person} branch={desk.branch.code} />}
    </>
  )
}

/**
 * The command line, registering a complaint, locking the screen and printing have keys, from wherever one is;
 * a locked screen has none.
 */
function useKeys(desk: WireDesk, locked: boolean): void {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { branch } = desk
  const pressed = useEffectEvent(async (key: ShellKey) => {
    if (locked) return
    if (key === 'complaint') return navigate(terminalLink('9601'))
    if (key === 'print') return printWhenReady('a4')
    if (key === 'command') {
      // At once where the line is there, so that no key goes astray; from another page, once it is.
      const line = document.getElementById('command')
      if (line) return line.focus()
      navigate('/')
      setTimeout(() => document.getElementById('command')?.focus())
      return
    }
    const request = newRequest(branch.code, branch.day)
    const answer = await api.perform('0003', { request, fields: {} }).catch(() => null)
    // Where it cannot be done, its form says why.
    if (answer?.outcome !== 'posted') navigate(terminalLink('0003'))
    await client.invalidateQueries({ queryKey: ['desk'] })
  })
  useEffect(() => {
    const on = (key: ShellKey) => (event: KeyboardEvent) => {
      event.preventDefault()
      void pressed(key)
    }
    return tinykeys(window, Object.fromEntries(SHELL_KEYS.map(key => [keys[key], on(key)])))
  }, [])
}

const SHELL_KEYS = ['command', 'complaint', 'lock', 'print'] as const
type ShellKey = (typeof SHELL_KEYS)[number]

interface PageRow {
  readonly path: string
  readonly word: Word
  /** Whose it is; everybody’s where nothing is said. */
  readonly for?: (desk: WireDesk) => boolean
}

const inCharge = (desk: WireDesk): boolean => desk.inCharge

const pages: readonly PageRow[] = [
  { path: '/', word: 'terminal' },
  { path: '/inbox', word: 'inbox' },
  { path: '/journal', word: 'journal' },
  { path: '/lobby', word: 'lobby', for: ({ person }) => mayLeadLobby(person.roles) },
  { path: '/board', word: 'board', for: inCharge },
  { path: '/custody', word: 'custody', for: inCharge },
  { path: '/control', word: 'control', for: inCharge },
  { path: '/day-end', word: 'dayEnd' },
  {
    path: '/books',
    word: 'accountBooks',
    for: ({ person }) => sheetNames.some(name => maySeeSheet(person.roles, name)),
  },
  { path: '/supervision', word: 'supervision', for: ({ person }) => maySupervise(person.roles) },
  { path: '/complaints', word: 'complaints' },
  { path: '/responsibility', word: 'responsibility' },
  { path: '/registry', word: 'registry', for: inCharge },
  { path: '/status', word: 'status', for: inCharge },
  { path: '/manual', word: 'help' },
]

function Navigation({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [location] = useLocation()
  const waiting = desk.waiting.toSign + (useIsServing(desk) ? 0 : desk.waiting.notices)
  return (
    <nav>
      {pages
        .filter(page => page.for?.(desk) ?? true)
        .map(({ path, word }) => {
          const here = path === '/' ? location === '/' : location.startsWith(path)
          return (
            <Link
              key={path}
              href={path}
              className={here ? 'here' : ''}
              aria-current={here ? 'page' : undefined}
            >
              {say(word)}
              {path === '/inbox' && waiting > 0 && <Badge count={waiting} size="small" />}
            </Link>
          )
        })}
    </nav>
  )
}

function Person({ desk }: { readonly desk: WireDesk }) {
  const { say, sayAll, toggle, language } = useWords()
  const [failed, setFailed] = useState(false)
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { person } = desk
  const signOut = async () => {
    try {
      await api.signOut()
    } catch (error) {
      // A session that has ended already is as good as signed out.
      if (!(error instanceof RefusedError)) return setFailed(true)
    }
    navigate('/')
    await client.resetQueries()
  }
  return (
    <div className="person">
      <span>
        <Link href="/own" title={say('ownSignIn')}>
          <b className="figure">{person.id}</b> {say(person.name)}
        </Link>
        <small>
          {sayAll(person.roles.map(role => roleNames[role]))} · {say(dutyNames[person.duty])}
          {person.till && ` · ${say('till')} ${person.till}`}
        </small>
      </span>
      <Button size="small" type="text" onClick={toggle}>
        {language === 'zh' ? 'EN' : '中'}
      </Button>
      <Button size="small" type="text" onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
      {failed && (
        <span className="problem" role="alert">
          {say('signOutFailed')}
        </span>
      )}
    </div>
  )
}
