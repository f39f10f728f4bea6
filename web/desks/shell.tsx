import { useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Input, Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { Link, useLocation } from 'wouter'
import { roleNames } from '../../core/derive/permissions.ts'
import type { WireDesk, WireRefusal } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { useLive } from '../api/live.ts'
import { newRequest } from '../api/requests.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'

export const branchStates = {
  closed: { zh: '未营业', en: 'closed' },
  open: { zh: '营业中', en: 'open' },
  balanced: { zh: '已轧账', en: 'balanced' },
  closing: { zh: '日终中', en: 'closing' },
} as const

const dutyNames = {
  off: { zh: '未签到', en: 'off duty' },
  on: { zh: '在岗', en: 'on duty' },
  away: { zh: '临时离柜', en: 'away' },
} as const

export function Shell({ desk, children }: { readonly desk: WireDesk; readonly children: ReactNode }) {
  const { say } = useWords()
  const up = useLive()
  useCommandKey()
  const state = branchStates[desk.branch.state]
  return (
    <div className="shell">
      <header className="topbar no-print">
        <div className="brand">
          <img src="/icon.svg" alt="" width={26} height={26} />
          <b>掌柜</b>
        </div>
        <Navigation desk={desk} />
        <div className="standing">
          <span title={desk.branch.code}>{say(desk.branch.name)}</span>
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
      {desk.person.duty === 'away' && <LockScreen desk={desk} />}
    </div>
  )
}

/** F2 is the command line, from wherever one is. */
function useCommandKey(): void {
  const [, navigate] = useLocation()
  useEffect(
    () =>
      tinykeys(window, {
        F2: event => {
          event.preventDefault()
          navigate('/')
          setTimeout(() => document.getElementById('command')?.focus())
        },
      }),
    [navigate],
  )
}

const pages: readonly { readonly path: string; readonly word: Word; readonly inCharge?: boolean }[] = [
  { path: '/', word: 'terminal' },
  { path: '/inbox', word: 'inbox' },
  { path: '/journal', word: 'journal' },
  { path: '/board', word: 'board', inCharge: true },
  { path: '/custody', word: 'custody', inCharge: true },
  { path: '/day-end', word: 'dayEnd' },
  { path: '/registry', word: 'registry', inCharge: true },
  { path: '/status', word: 'status', inCharge: true },
  { path: '/manual', word: 'help' },
]

function Navigation({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [location] = useLocation()
  return (
    <nav>
      {pages
        .filter(page => !page.inCharge || desk.inCharge)
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
              {path === '/inbox' && desk.waiting.toSign > 0 && (
                <Badge count={desk.waiting.toSign} size="small" />
              )}
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
        <b className="figure">{person.id}</b> {say(person.name)}
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

/** While a teller is away the screen says so and nothing else; the form beneath is kept. */
function LockScreen({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [request] = useState(() => newRequest(desk.branch.code, desk.branch.day))
  useEffect(() => {
    document.getElementById('unlock')?.focus()
  }, [])
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
